package dev.firebreak.roster;

/** An account that cannot be made or changed; the message is a sentence that says what to do. */
class AccountProblem extends RuntimeException {

    AccountProblem(String sentence) {
        super(sentence);
    }
}
