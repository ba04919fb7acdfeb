package dev.muster.console;

import dev.muster.company.Company;
import dev.muster.http.Cookie;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.words.Languages;
import dev.muster.words.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all pages are made with: the templates, the words, the files of the browser, and the cookies that are no
/// session.
public final class Console {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String FLASH = "muster-flash";
    private static final Duration FLASH_KEPT = Duration.ofMinutes(1);
    private static final String TEMPLATES = "dev.muster.console.template";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Console.class.getClassLoader(), TEMPLATES);
    private final Languages languages = Languages.installed();
    private final Assets assets = new Assets();
    private final SecureRandom random;
    private final URI baseUrl;

    /// @param baseUrl where browsers reach us
    public Console(URI baseUrl, SecureRandom random) {
        this.baseUrl = baseUrl;
        this.random = random;
    }

    /// The frame of a page for somebody who need not be signed in.
    public Page page(Request request) {
        return page(request, null, null);
    }

    public Page page(Request request, Visitor visitor) {
        return page(request, visitor, null);
    }

    public Page page(Request request, Visit visit) {
        return page(request, visit.visitor(), visit.company());
    }

    private Page page(Request request, @Nullable Visitor visitor, @Nullable Company company) {
        Texts texts = languages.of(request.header("Accept-Language").orElse(""));
        String token = visitor == null ? "" : new FormToken(visitor.csrfToken()).masked(random);
        return new Page(
                texts,
                assets::address,
                Theme.of(request),
                request.method().equals("POST") ? null : OwnAddress.of(request).text(),
                visitor,
                token,
                company,
                Place.NOWHERE,
                flash(request, texts).orElse(null));
    }

    public Response show(Page page, View view) {
        return show(200, page, view);
    }

    /// @param status 422 for a form that must be filled in again
    public Response show(int status, Page page, View view) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render(view.template() + ".jte", Map.of("page", page, "view", view), html);
        Response response = Response.of(status, HTML, html.toByteArray());
        return page.flash() == null ? response : response.with(flashed("", Duration.ZERO));
    }

    /// A page that is sent while it is made, for work that takes its time: the reader sees how far it is. Templates
    /// ask the view for one step after another.
    public Response stream(Page page, View view) {
        return Response.streamed(HTML, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            templates.render(view.template() + ".jte", Map.of("page", page, "view", view), new PromptOutput(writer));
            writer.flush();
        });
    }

    /// Leads on after something was done, and has the next page tell it.
    ///
    /// @param flash the key of what to tell, without `flash.`
    public Response done(String location, String flash) {
        return Response.seeOther(location).with(flashed(flash, FLASH_KEPT));
    }

    /// Whether cookies travel over TLS only.
    public boolean isSecure() {
        return baseUrl.getScheme().equals("https");
    }

    /// Where identity providers send their people.
    public String scimUrl() {
        return baseUrl + "/scim/v2";
    }

    /// Where OAuth clients get their tokens.
    public String tokenUrl() {
        return baseUrl + "/oauth/token";
    }

    /// Where browsers reach us.
    public URI baseUrl() {
        return baseUrl;
    }

    Assets assets() {
        return assets;
    }

    /// The page for nobody in particular, where nothing is known of the request but what language it asks for.
    Page bare(String accepted) {
        return new Page(languages.of(accepted), assets::address, Theme.AUTO, null, null, "", null, Place.NOWHERE, null);
    }

    // A browser can send whatever it likes; only our own words are shown.
    private static Optional<String> flash(Request request, Texts texts) {
        return Cookie.of(request, FLASH).map(key -> "flash." + key).filter(texts::has);
    }

    private Cookie flashed(String key, Duration kept) {
        return new Cookie(FLASH, key, kept, isSecure(), false);
    }
}
