package dev.muster.house.statement;

import dev.muster.house.Tables;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each statement keeps: every table of companies that it names is tied to a company that is bound, the company
/// that is bound is the one that row-level security was told, and it uses nothing that a database lacks which is
/// distributed by company.
final class StatementLaw {

    private static final Pattern TELLS_COMPANY =
            Pattern.compile("app\\.company'?\\s*(?:,|=|to)\\s*(?:'(?<given>[^']*)'|(?<bound>\\?))");

    private final Set<String> ofCompanies = Tables.ofCompanies();
    private final Map<String, Judged> judged = new ConcurrentHashMap<>();
    private final AtomicLong seen = new AtomicLong();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    /// @return the company that row-level security knows after the statement
    @Nullable
    String judge(Issued issued) {
        seen.incrementAndGet();
        @Nullable String company = companyAfter(issued);
        Judged known = judged.computeIfAbsent(issued.sql(), sql -> Judged.of(sql, ofCompanies));
        List<String> faults = faults(known, issued, company);
        if (!faults.isEmpty() && !isOfATest()) {
            faults.forEach(fault -> broken.add(fault + ": " + issued.sql().strip()));
        }
        return company;
    }

    /// What a test says itself over a pool of its own is its own affair. `store` only sends what others say.
    private static boolean isOfATest() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type.getName().startsWith("dev.muster.")
                                && !type.getName().startsWith("dev.muster.store.")
                                && !type.getName().startsWith("dev.muster.house.statement."))
                        .findFirst()
                        .map(StatementLaw::isOfTests)
                        .orElse(false));
    }

    private static boolean isOfTests(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().getPath().contains("test-classes");
    }

    /// What broke the law since this was asked last.
    List<String> takeBroken() {
        List<String> taken = new ArrayList<>();
        for (@Nullable String next = broken.poll(); next != null; next = broken.poll()) {
            taken.add(next);
        }
        return taken.stream().distinct().toList();
    }

    /// How many statements have been seen.
    long seen() {
        return seen.get();
    }

    static List<String> faults(Judged judged, Issued issued, @Nullable String company) {
        List<String> faults = new ArrayList<>(judged.faults());
        if (judged.isOfACompany() && company == null) {
            faults.add("is issued outside of a company");
        }
        for (int number : judged.companies()) {
            if (!issued.bound().getOrDefault(number, "").equals(company)) {
                faults.add("binds another company");
            }
        }
        return faults;
    }

    private static @Nullable String companyAfter(Issued issued) {
        Matcher told = TELLS_COMPANY.matcher(issued.sql());
        if (!told.find()) {
            return issued.company();
        }
        if (told.group("given") != null) {
            return told.group("given");
        }
        long before = Words.of(issued.sql().substring(0, told.start("bound"))).stream()
                .filter(Words::isBound)
                .count();
        return issued.bound().get((int) before + 1);
    }
}
