package dev.muster.company;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// How the secrets of programs are written: digits and letters only, with a checksum by which we, and those who
/// look for secrets that leaked, tell a real one from text that looks like one.
public final class Base62 {

    public static final int CHECKSUM_LENGTH = 6;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /// @param length of the text; zeros fill it
    public static String text(BigInteger number, int length) {
        StringBuilder text = new StringBuilder(length);
        BigInteger rest = number;
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.reverse().toString();
    }

    /// A CRC-32 of the text.
    public static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return text(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
    }
}
