package dev.muster.console;

import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The files that pages load, all of them from our own origin.
final class Assets {

    static final String PATH = "/assets/";

    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// Read and compressed beside the start of the process: only the first page waits for them.
    private final CompletableFuture<Read> files =
            CompletableFuture.supplyAsync(Assets::read, Thread::startVirtualThread);

    private record Read(Map<String, Asset> byName, Map<String, Asset> byAddress) {}

    private static Read read() {
        List<Asset> assets = List.of(
                Asset.read("tabler.min.css", CSS),
                Asset.read("console.css", CSS),
                Asset.read("htmx.min.js", SCRIPT),
                Asset.read("theme.js", SCRIPT),
                Asset.read("console.js", SCRIPT),
                Asset.read("order.js", SCRIPT),
                Asset.read("icon.svg", "image/svg+xml"));
        return new Read(
                assets.stream().collect(Collectors.toMap(Asset::name, Function.identity())),
                assets.stream().collect(Collectors.toMap(Asset::address, Function.identity())));
    }

    /// Where a page finds the file.
    String address(String name) {
        Asset asset = files.join().byName().get(name);
        if (asset == null) {
            throw new IllegalArgumentException("No asset is called " + name);
        }
        return PATH + asset.address();
    }

    Response get(Gate.Anybody anybody, Request request) {
        Asset asset = files.join().byAddress().get(request.pathParameter("file"));
        if (asset == null) {
            throw new Refused(new Refusal.NotFound("this file"));
        }
        boolean zipped = request.header("Accept-Encoding").orElse("").contains("gzip");
        Response response = Response.of(200, asset.contentType(), zipped ? asset.zipped() : asset.plain())
                .with("Cache-Control", FOR_EVER)
                .with("Vary", "Accept-Encoding");
        return zipped ? response.with("Content-Encoding", "gzip") : response;
    }
}
