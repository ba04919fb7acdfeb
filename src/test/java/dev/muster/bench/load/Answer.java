package dev.muster.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What came over the wire, read only as far as somebody asks, and only until the next request is sent.
public final class Answer {

    private final int status;
    private final byte[] bytes;
    private final int from;
    private final int to;

    /// @param bytes the message; the body begins at `from` and ends before `to`
    public Answer(int status, byte[] bytes, int from, int to) {
        this.status = status;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int status() {
        return status;
    }

    public boolean contains(String text) {
        return find(text.getBytes(StandardCharsets.UTF_8), from) >= 0;
    }

    /// The value of the first member of that name whose value is a text.
    public String text(String member) {
        byte[] start = ("\"" + member + "\":\"").getBytes(StandardCharsets.UTF_8);
        int at = find(start, from);
        if (at < 0) {
            return "";
        }
        int begin = at + start.length;
        int end = begin;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    public String body() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private int find(byte[] wanted, int start) {
        for (int at = start; at <= to - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
