package dev.muster.console;

import dev.muster.company.Company;
import dev.muster.setting.IdentityProvider;
import dev.muster.words.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What every page knows, whatever it shows: the words, who looks, in which company, and where it stands in the
/// navigation. Templates take it as `page`.
///
/// @param assets where the browser finds a file, by its name
/// @param back where a form leads back to, with all that the address asks for; null for what answers a form, as no
///     address shows it again
/// @param visitor null when nobody is signed in
/// @param formToken what every form sends back; empty when nobody is signed in
/// @param company null outside of a company
/// @param flash the key of a message from the request before; null when there is none
public record Page(
        Texts texts,
        UnaryOperator<String> assets,
        Theme theme,
        @Nullable String back,
        @Nullable Visitor visitor,
        String formToken,
        @Nullable Company company,
        Place place,
        @Nullable String flash) {

    /// The words for a key, with arguments where the words have places for them.
    public String text(String key, Object... arguments) {
        return texts.of(key, arguments);
    }

    /// A sentence of the rules, such as a reason: in words of the language where there are some.
    public String said(String english) {
        return texts.said(english);
    }

    public String name(IdentityProvider provider) {
        return text("provider." + provider.word());
    }

    /// How a provider is called within a sentence.
    public String nameWithin(IdentityProvider provider) {
        return provider == IdentityProvider.GENERIC ? text("provider.unnamed") : name(provider);
    }

    /// Of the language, as HTML names it.
    public String language() {
        return texts.language().toLanguageTag();
    }

    /// What the browser shows on its tab: the page, the company, the product.
    public String title(String title) {
        return title + " · " + (company == null ? "" : company.name() + " · ") + "Muster";
    }

    /// A time as people read it, in UTC, as everywhere in Muster.
    public String time(Instant time) {
        return format("format.time", time);
    }

    /// The day of a time, in UTC.
    public String date(Instant time) {
        return format("format.date", time);
    }

    private String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(texts.of(pattern), texts.language())
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /// A number as people of the language write it.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(texts.language()).format(number);
    }

    public String asset(String name) {
        return assets.apply(name);
    }

    public Page at(Place where) {
        return new Page(texts, assets, theme, back, visitor, formToken, company, where, flash);
    }

    /// Whether the visitor may change anything here: templates show buttons and forms that change something
    /// only when it holds. The gate of the change's route decides it again.
    public boolean mayChange() {
        if (visitor == null) {
            return false;
        }
        return company == null
                ? visitor.caller().runsTheInstallation()
                : visitor.caller().mayChange(company.id());
    }

    /// What an audit calls something that happened, in words where there are some.
    public String happening(String kind) {
        return texts.has("audit.kind." + kind) ? texts.of("audit.kind." + kind) : kind;
    }

    /// The first row of the navigation: of the company, or of the installation for its operators.
    public List<Place> places() {
        if (company != null) {
            return Place.tops();
        }
        return visitor != null && visitor.caller().runsTheInstallation() ? Place.ofInstallation() : List.of();
    }

    /// The second row of the navigation.
    public List<Place> parts() {
        return company == null
                ? List.of()
                : place.top().parts().stream()
                        .filter(part -> part != Place.AUDIT || mayChange())
                        .toList();
    }

    /// The address of a place of this company, or of the installation.
    public String address(Place somewhere) {
        if (somewhere.isOfInstallation()) {
            return somewhere.path();
        }
        return company == null ? "/" : "/companies/" + company.id() + "/" + somewhere.path();
    }
}
