// Tasklist disables "Complete" while the form tells of errors. Its form-js 1.8 keeps an empty entry for every right answer in
// a list, which Tasklist takes for an error: a form with a list could never be completed. A button that says nothing is a bad
// answer in any case, so ours stays enabled; pressed too early, the form itself checks all answers and shows what is missing.
(() => {
  const free = (button) => {
    const form = window.angular?.element(button).scope();
    if (form?.tasklistForm?.type !== "camunda-forms" || form.isFree) {
      return;
    }
    form.isFree = true;
    form.disableCompleteButton = () =>
      Boolean(form.taskRemoved || form.completeInProgress || form.options?.disableCompleteButton);
    form.$applyAsync();
  };
  const look = () => document.querySelectorAll(".form-actions .btn-primary").forEach(free);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})();
