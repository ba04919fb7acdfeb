package dev.muster.clients;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Runs a client's traffic against a setting, from top to bottom, and stops at the first answer that is not as
/// it must be.
final class Replay {

    private final URI scimUrl;
    private final Map<String, String> saved = new HashMap<>();
    private final List<Step> left;

    private Replay(TestSetting setting, List<Step> steps) {
        this.scimUrl = URI.create(setting.scimUrl());
        this.left = new ArrayList<>(steps);
        saved.put("token", setting.token());
    }

    static Replay of(String client, TestSetting setting) {
        return new Replay(
                setting, resource(client + ".jsonl").lines().map(Step::of).toList());
    }

    static String resource(String name) {
        try (InputStream stream = Replay.class.getResourceAsStream("/clients/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no traffic file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs on, up to the first step that is meant.
    void runUntil(Predicate<Step> meant) {
        while (!left.isEmpty() && !meant.test(left.getFirst())) {
            List<Step> together = new ArrayList<>(List.of(left.removeFirst()));
            while (!left.isEmpty() && left.getFirst().goesWith(together.getFirst())) {
                together.add(left.removeFirst());
            }
            run(together.stream().map(step -> step.filled(this::filled)).toList());
        }
    }

    void runToTheEnd() {
        runUntil(step -> false);
    }

    /// Runs everything, whatever is answered.
    ///
    /// @return a line for each step that was refused though the client counts on it, or that could not be sent
    /// because it names what was refused before
    String refusals() {
        List<String> refusals = new ArrayList<>();
        for (Step step : left) {
            refusal(step.filled(this::filled)).ifPresent(why -> refusals.add(step.name() + " | " + why));
        }
        return String.join("\n", refusals);
    }

    private Optional<String> refusal(Step step) {
        if (step.namesTheUnknown()) {
            return Optional.of("not sent");
        }
        Answer answer = send(step);
        if (!step.allows(answer.status())) {
            return Optional.of((answer.status() + " " + answer.at("/scimType").asString("")).strip());
        }
        step.save().filter(name -> answer.status() < 300).ifPresent(name -> saved.put(name, answer.id()));
        return Optional.empty();
    }

    private void run(List<Step> together) {
        List<Answer> answers = together.size() == 1 ? List.of(send(together.getFirst())) : sendAtOnce(together);
        for (int i = 0; i < together.size(); i++) {
            compare(together.get(i), answers.get(i));
        }
    }

    private void compare(Step step, Answer answer) {
        List<String> differences = step.differences(answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(step + "\nbut " + String.join("\n and ", differences) + "\n" + answer);
        }
        step.save().ifPresent(name -> saved.put(name, answer.id()));
    }

    private List<Answer> sendAtOnce(List<Step> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent =
                    steps.stream().map(step -> threads.submit(() -> send(step))).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(Step step) {
        return new Http(scimUrl, step.headers())
                .send(step.method(), step.path(), step.body().orElse(null));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> variable : saved.entrySet()) {
            filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return filled;
    }
}
