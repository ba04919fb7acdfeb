package dev.muster.bench.growth;

import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.Setup;
import dev.muster.bench.town.Somebody;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A company of a stage and those of its groups that are asked for.
///
/// @param few the id of a target group with few people in it
/// @param departments ids of the generated groups, by name
record Place(Company company, String few, Map<String, String> departments) {

    static final String FOLLOWED = "Followed";

    private static final int FEW = 10;

    Place {
        departments = Map.copyOf(departments);
    }

    /// Makes a SCIM group and a manual one, once the people are there.
    static Place in(Company company, Setup setup) {
        String path = "/companies/" + company.id() + "/target-groups";
        String few = setup.operator("POST", path, "{\"name\":\"Few\"}", 201)
                .path("id")
                .stringValue();
        String people = LongStream.range(0, FEW)
                .mapToObj(number -> "\"" + Somebody.of(number).id() + "\"")
                .collect(Collectors.joining(","));
        setup.operator("POST", path + "/" + few + "/members", "{\"ids\":[" + people + "]}", 204);
        setup.group(company, FOLLOWED, FEW);
        Map<String, String> departments = new HashMap<>();
        setup.operator("GET", path, "", 200)
                .path("items")
                .forEach(item -> departments.put(
                        item.path("name").stringValue(), item.path("id").stringValue()));
        return new Place(company, few, departments);
    }

    /// The generated group of somebody.
    String department(long number) {
        return Optional.ofNullable(departments.get(PersonBody.department(number)))
                .orElseThrow();
    }
}
