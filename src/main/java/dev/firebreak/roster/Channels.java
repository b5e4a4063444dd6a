package dev.firebreak.roster;

/**
 * How the team reaches each other.
 *
 * @param caseDesk sender of every mail
 * @param chat address of the chat room; empty where there is none
 * @param outOfBand where everything moves while mail or network may be in the attacker's hands
 * @param outOfBandNote how to reach it, in words
 */
public record Channels(Contact caseDesk, String chat, Contact outOfBand, String outOfBandNote) {}
