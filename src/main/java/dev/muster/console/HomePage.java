package dev.muster.console;

import dev.muster.http.Request;
import dev.muster.http.Response;

/// Where the console begins, and what concerns all pages.
record HomePage(Console console) {

    /// What a theme is named in its form, and the page to go back to.
    private static final String THEME = "theme";

    private static final String BACK = "back";

    Response get(Visitor visitor, Request request) {
        return Response.seeOther("/companies");
    }

    Response theme(Visitor visitor, Request request) {
        FilledForm form = FilledForm.sent(console.page(request, visitor), request);
        Theme theme = Theme.named(form.typed(THEME));
        return Response.seeOther(ours(form.typed(BACK))).with(theme.cookie(console.isSecure()));
    }

    /// An address of this site, whatever a form says.
    private static String ours(String address) {
        return address.matches("/(?:[A-Za-z0-9_.~-]+/?)*") ? address : "/";
    }
}
