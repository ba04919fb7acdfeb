package dev.muster.bench;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.Town;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Creates many people with one request.
final class BulkCreating implements Client {

    static final int OPERATIONS = 500;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCIM = "/scim/v2";

    private final Town town;
    private final Company company;

    BulkCreating(Town town, Company company) {
        this.town = town;
        this.company = company;
    }

    @Override
    public byte[] next() {
        String operations = LongStream.range(0, OPERATIONS)
                .map(i -> town.fresh())
                .mapToObj(number -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + number + "\",\"data\":"
                        + PersonBody.of(number) + "}")
                .collect(Collectors.joining(","));
        return company.post(
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + operations
                        + "]}");
    }

    @Override
    public boolean answered(Answer answer) {
        int created = 0;
        if (answer.status() == 200) {
            for (JsonNode operation : JSON.readTree(answer.body()).path("Operations")) {
                if (operation.path("status").asString("").equals("201")) {
                    created++;
                    String location = operation.path("location").stringValue();
                    town.acknowledge(
                            company,
                            location.substring(location.indexOf(SCIM) + SCIM.length()),
                            List.of(PersonBody.userName(
                                    Long.parseLong(operation.path("bulkId").stringValue()))));
                }
            }
        }
        return created == OPERATIONS;
    }
}
