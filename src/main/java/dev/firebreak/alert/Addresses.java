package dev.firebreak.alert;

import java.util.regex.Pattern;

/** Tells our own network's addresses from the internet's, without asking any name server. */
final class Addresses {

    private static final Pattern PRIVATE = Pattern.compile(
            "(10|127|169\\.254|192\\.168|172\\.(1[6-9]|2\\d|3[01]))\\..*|(f[cd]..|fe[89ab].):.*|::1",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile("^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$");

    private Addresses() {}

    static boolean isOurs(String address) {
        return PRIVATE.matcher(address).matches();
    }

    /** The address of "192.168.10.21:80". */
    static String withoutPort(String address) {
        return PORT.matcher(address).replaceFirst("$1");
    }
}
