package dev.muster.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What came over the wire, read only as far as somebody asks, and only until the next request is sent.
public final class Answer {

    private final int status;
    private final String head;
    private final byte[] bytes;
    private final int from;
    private final int to;

    /// @param head in lower case
    /// @param bytes the message; the body begins at `from` and ends before `to`
    public Answer(int status, String head, byte[] bytes, int from, int to) {
        this.status = status;
        this.head = head;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int status() {
        return status;
    }

    /// @param name in lower case
    public Optional<String> header(String name) {
        String start = "\r\n" + name + ": ";
        int at = head.indexOf(start);
        return at < 0
                ? Optional.empty()
                : Optional.of(head.substring(at + start.length(), head.indexOf('\r', at + start.length())));
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
