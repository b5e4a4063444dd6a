package dev.firebreak.notification;

/** What a mail brings beside its text. */
sealed interface Enclosure permits Meeting, SignedCheckpoint {}
