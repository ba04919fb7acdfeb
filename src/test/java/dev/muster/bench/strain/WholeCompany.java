package dev.muster.bench.strain;

import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.town.Company;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What looks at everybody of a company, again and again beside the clients: exports of people and groups, a
/// walk over SCIM, a preview and a re-projection.
final class WholeCompany implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 1000;

    private final Scene scene;
    private final HttpClient http;
    private final String everybody;
    private final List<Pass> passes = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ended;
    private int round;

    /// @param bytes of the answers
    /// @param said what a wrong answer said; empty when all was right
    record Pass(String name, double seconds, long bytes, String said) {

        boolean isRight() {
            return said.isEmpty();
        }
    }

    private interface Way {
        long go() throws IOException, InterruptedException;
    }

    private WholeCompany(Scene scene) {
        this.scene = scene;
        this.http = scene.http();
        this.everybody = scene.town()
                .setup()
                .greatGroup(scene.company(), "Everybody", scene.town().people());
        this.thread = Thread.ofPlatform().unstarted(this::run);
    }

    static WholeCompany start(Scene scene) {
        WholeCompany whole = new WholeCompany(scene);
        whole.thread.start();
        return whole;
    }

    List<Pass> passes() {
        return List.copyOf(passes);
    }

    /// How often each went through, and what its longest took.
    static String told(List<Pass> passes) {
        Map<String, List<Pass>> byName =
                passes.stream().collect(Collectors.groupingBy(Pass::name, TreeMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %d times, %.1f s at most%s",
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .mapToDouble(Pass::seconds)
                                .max()
                                .orElse(0),
                        entry.getValue().stream()
                                .filter(pass -> !pass.isRight())
                                .map(pass -> " (wrong: " + pass.said() + ")")
                                .findFirst()
                                .orElse("")))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ended) {
            pass("export of people", () -> read(admin("/target-users/export")));
            pass("export of groups", () -> read(admin("/target-groups/export")));
            pass("walk over SCIM", this::walk);
            pass("read of a group of all", this::group);
            pass("preview", this::preview);
            pass("re-projection", this::reprojection);
            round++;
        }
    }

    private void pass(String name, Way way) {
        if (ended) {
            return;
        }
        long began = System.nanoTime();
        try {
            long bytes = way.go();
            passes.add(new Pass(name, (System.nanoTime() - began) / 1e9, bytes, ""));
        } catch (IOException e) {
            passes.add(new Pass(name, (System.nanoTime() - began) / 1e9, 0, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private long walk() throws IOException, InterruptedException {
        long bytes = 0;
        String cursor = "";
        do {
            Company company = scene.company();
            byte[] page = bytes(request(
                            URI.create(company.server() + "/scim/v2/Users?count=" + PAGE + "&cursor="
                                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8)),
                            company.token())
                    .build());
            bytes += page.length;
            cursor = JSON.readTree(page).path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return bytes;
    }

    /// With all of its members in one answer.
    private long group() throws IOException, InterruptedException {
        Company company = scene.company();
        return read(request(URI.create(company.server() + "/scim/v2/Groups/" + everybody), company.token())
                .build());
    }

    private long preview() throws IOException, InterruptedException {
        return read(request(uri("/scim-settings/" + scene.company().setting() + "/preview"), ServerProcess.KEY)
                .POST(BodyPublishers.ofString(mappings("displayName")))
                .build());
    }

    /// Everybody gets another value, and then the one before.
    private long reprojection() throws IOException, InterruptedException {
        JsonNode setting = JSON.readTree(bytes(request(
                        uri("/scim-settings/" + scene.company().setting()), ServerProcess.KEY)
                .method("PATCH", BodyPublishers.ofString(mappings(round % 2 == 0 ? "nickName" : "title")))
                .build()));
        String job = setting.path("job").path("id").asString("");
        String state = "running";
        while (state.equals("running")) {
            Thread.sleep(500);
            state = JSON.readTree(bytes(admin("/jobs/" + job))).path("state").asString("");
        }
        if (!state.equals("done")) {
            throw new IOException("the job is " + state);
        }
        return 0;
    }

    private static String mappings(String attribute) {
        return "{\"mappings\":[{\"attribute\":\"" + attribute + "\",\"field\":\"note\"}]}";
    }

    private HttpRequest admin(String path) {
        return request(uri(path), ServerProcess.KEY).build();
    }

    private URI uri(String path) {
        return URI.create(scene.company().server() + "/api/v1/companies/"
                + scene.company().id() + path);
    }

    private static HttpRequest.Builder request(URI uri, String bearer) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json");
    }

    private byte[] bytes(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        check(response.statusCode());
        return response.body();
    }

    /// Reads an answer as it comes, and keeps nothing of it.
    private long read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            check(response.statusCode());
            byte[] buffer = new byte[64 * 1024];
            long bytes = 0;
            int count = body.read(buffer);
            while (count >= 0) {
                bytes += count;
                count = body.read(buffer);
            }
            return bytes;
        }
    }

    private static void check(int status) throws IOException {
        if (status / 100 != 2) {
            throw new IOException("answered " + status);
        }
    }
}
