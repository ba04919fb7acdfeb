package dev.muster.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/// Who may import whom. The table is the law; `docs/ARCHITECTURE.md` draws it.
class ImportLawTest {

    private static final String ROOT = "dev.muster.";

    /// Each area and the areas that it may use. An area that is missing here fails the first test.
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            area("refusal"),
            area("config"),
            area("postgres"),
            area("store", "refusal"),
            area("http", "refusal"),
            area("schema", "refusal"),
            area("form", "refusal"),
            area("csv", "refusal"),
            area("filter", "schema", "refusal"),
            area("health", "http", "store", "refusal"),
            area("company", "store", "refusal"),
            area("activity", "company", "store", "refusal"),
            area("job", "activity", "company", "store", "refusal"),
            area("field", "schema", "job", "activity", "company", "form", "store", "refusal"),
            area("access", "field", "schema", "job", "activity", "company", "form", "store", "refusal"),
            area("setting", "field", "filter", "schema", "form", "job", "activity", "company", "store", "refusal"),
            area("traffic", "setting", "schema", "job", "activity", "company", "store", "refusal"),
            area(
                    "directory",
                    "traffic",
                    "setting",
                    "field",
                    "filter",
                    "schema",
                    "form",
                    "csv",
                    "job",
                    "activity",
                    "company",
                    "store",
                    "refusal"),
            area(
                    "scim",
                    "directory",
                    "traffic",
                    "setting",
                    "field",
                    "filter",
                    "schema",
                    "activity",
                    "company",
                    "http",
                    "refusal"),
            area("words", "traffic"),
            area("oauth", "setting", "activity", "company", "http", "refusal"),
            area(
                    "api",
                    "words",
                    "access",
                    "directory",
                    "traffic",
                    "setting",
                    "field",
                    "filter",
                    "schema",
                    "form",
                    "csv",
                    "job",
                    "activity",
                    "company",
                    "http",
                    "refusal"),
            area(
                    "console",
                    "words",
                    "access",
                    "directory",
                    "traffic",
                    "setting",
                    "field",
                    "filter",
                    "schema",
                    "form",
                    "csv",
                    "job",
                    "activity",
                    "company",
                    "http",
                    "refusal"),
            // An identity provider knows nothing but the wire, and neither does who judges a server.
            area("simulator"),
            area("verify")));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.muster");

    @Test
    void every_area_stands_in_the_table() {
        Set<String> areas = new TreeSet<>();
        OURS.forEach(type -> areas.add(areaOf(type)));
        areas.remove("");

        assertThat(MAY_USE.keySet()).containsAll(areas);
    }

    @Test
    void imports_run_one_way() {
        MAY_USE.forEach((area, used) -> noClasses()
                .that()
                .resideInAPackage(ROOT + area + "..")
                .should()
                .dependOnClassesThat(outside(area, used))
                .because("the area " + area + " stands on " + used + " only")
                .allowEmptyShould(true)
                .check(OURS));
    }

    @Test
    void no_areas_depend_on_each_other() {
        slices().matching("dev.muster.(*)..").should().beFreeOfCycles().check(OURS);
    }

    /// Below an area's own package, which joins its parts and holds what they share, the parts do not depend on
    /// each other in a circle.
    @Test
    void no_parts_of_an_area_depend_on_each_other() {
        slices().matching("dev.muster.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void connections_are_opened_in_store_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.muster.store..", "dev.muster.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.zaxxer..", "org.flywaydb..", "org.postgresql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .check(OURS);
    }

    @Test
    void the_doors_hold_no_sql() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.muster.scim..", "dev.muster.oauth..", "dev.muster.api..", "dev.muster.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.muster.store..", "java.sql..", "javax.sql..")
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void the_server_library_is_seen_in_http_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.muster.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(OURS);
    }

    @Test
    void the_command_line_and_the_log_back_end_are_seen_in_the_wiring_only() {
        classes()
                .that()
                .resideInAPackage("dev.muster.*..")
                .should()
                .onlyDependOnClassesThat(not("picocli", "ch.qos.logback"))
                .check(OURS);
    }

    @Test
    void nothing_static_changes() {
        fields().that().areStatic().should().beFinal().check(OURS);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(thatChanges())
                .because("what lives as long as the process is made in Main and handed on")
                .check(OURS);
    }

    @Test
    void a_record_is_never_changed_from_outside() {
        fields().that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .areNotStatic()
                .should()
                .notBePublic()
                .check(OURS);
    }

    private static Map.Entry<String, Set<String>> area(String name, String... uses) {
        return Map.entry(name, Set.of(uses));
    }

    private static String areaOf(JavaClass type) {
        return Source.areaOf(type.getPackageName());
    }

    private static DescribedPredicate<JavaClass> outside(String area, Set<String> used) {
        return DescribedPredicate.describe("stand outside of " + area + " and " + used, type -> {
            boolean ours = (type.getPackageName() + ".").startsWith(ROOT);
            return ours && !areaOf(type).equals(area) && !used.contains(areaOf(type));
        });
    }

    private static DescribedPredicate<JavaClass> not(String... packages) {
        return DescribedPredicate.describe(
                "are outside of " + List.of(packages),
                type -> List.of(packages).stream().noneMatch(type.getPackageName()::startsWith));
    }

    private static DescribedPredicate<JavaClass> thatChanges() {
        List<String> packages = List.of("java.util.concurrent.atomic");
        List<Class<?>> types = List.of(
                java.util.concurrent.ConcurrentMap.class,
                java.util.concurrent.BlockingQueue.class,
                java.util.concurrent.Executor.class,
                Lock.class,
                ThreadLocal.class,
                StringBuilder.class,
                java.util.Date.class,
                java.util.Random.class);
        return DescribedPredicate.describe(
                "hold something that changes",
                type -> packages.contains(type.getPackageName())
                        || types.stream().anyMatch(type::isAssignableTo));
    }
}
