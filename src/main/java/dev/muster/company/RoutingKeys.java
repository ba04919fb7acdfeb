package dev.muster.company;

import java.util.random.RandomGenerator;

/// New routing keys: the part of a company's tokens that leads to it. Not secret; 62^8 of them, so that two
/// never meet.
public record RoutingKeys(RandomGenerator random) {

    public static final int LENGTH = 8;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public String next() {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }
}
