package dev.muster.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Bodies written shorter than JSON, a line for each operation or member, so that a search does not spend its
/// time on brackets. An input that begins with a brace is the body itself, byte for byte.
public final class Lines {

    private static final Pattern LINE = Pattern.compile("\n");

    private Lines() {}

    /// The body that the input stands for.
    ///
    /// @param body gives the whole from its parts, which are parted by commas
    /// @param part gives the JSON of one line
    public static byte[] body(byte[] input, UnaryOperator<String> body, UnaryOperator<String> part) {
        if (input.length > 0 && input[0] == '{') {
            return input;
        }
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> parts = LINE.splitAsStream(text)
                .filter(line -> !line.isBlank())
                .map(part)
                .toList();
        return body.apply(parts.stream().collect(Collectors.joining(","))).getBytes(StandardCharsets.UTF_8);
    }

    /// A word of a line as a JSON text.
    public static String quoted(String word) {
        return JsonMapper.shared().writeValueAsString(word);
    }
}
