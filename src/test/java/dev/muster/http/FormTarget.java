package dev.muster.http;

import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A form, or the query of an address: either every byte of it is told, as a second reading that looks at one byte
/// after the other finds it, or all of it is refused.
public final class FormTarget implements Fuzzed {

    private static final int LIMIT = 1 << 20;

    @Override
    public void read(byte[] input) {
        Optional<Map<String, List<String>>> form = refusable(() -> form(input));

        Invariant.same(second(input), form);
        form.ifPresent(told -> Invariant.same(told, form(written(told).getBytes(StandardCharsets.US_ASCII))));
        String query = new String(input, StandardCharsets.US_ASCII);
        if (query.indexOf('\uFFFD') < 0) {
            Invariant.same(form, refusable(() -> QueryString.parse(query)));
        }
    }

    private static Map<String, List<String>> form(byte[] body) {
        return new Request(
                        "1",
                        "POST",
                        "/",
                        Map.of(),
                        Map.of(),
                        Map.of("Content-Type", "application/x-www-form-urlencoded")::get,
                        () -> new ByteArrayInputStream(body))
                .form(LIMIT);
    }

    private static Optional<Map<String, List<String>>> refusable(Supplier<Map<String, List<String>>> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static String written(Map<String, List<String>> form) {
        StringBuilder text = new StringBuilder();
        form.forEach((name, values) -> values.forEach(value -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return text.toString();
    }

    private static Optional<Map<String, List<String>>> second(byte[] input) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        Optional<String> name = Optional.empty();
        try {
            for (int at = 0; at <= input.length; at++) {
                int c = at == input.length ? '&' : input[at] & 0xff;
                if (c == '&') {
                    String last = text(word);
                    add(form, name.orElse(last), name.isPresent() ? last : "");
                    name = Optional.empty();
                } else if (c == '=' && name.isEmpty()) {
                    name = Optional.of(text(word));
                } else if (c == '%') {
                    word.write(hex(input, at + 1) * 16 + hex(input, at + 2));
                    at += 2;
                } else {
                    word.write(c == '+' ? ' ' : c);
                }
            }
            return Optional.of(form);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static void add(Map<String, List<String>> form, String name, String value) {
        if (!name.isEmpty()) {
            form.merge(name, List.of(value), (before, more) -> {
                List<String> both = new ArrayList<>(before);
                both.addAll(more);
                return both;
            });
        }
    }

    private static String text(ByteArrayOutputStream word) throws CharacterCodingException {
        byte[] bytes = word.toByteArray();
        word.reset();
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static int hex(byte[] input, int at) throws CharacterCodingException {
        int digit = at < input.length ? "0123456789abcdef".indexOf(Character.toLowerCase(input[at])) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }
}
