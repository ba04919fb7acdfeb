package dev.muster.bench.growth;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import dev.muster.bench.town.Company;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Walks through a company by cursor, page after page, and then through another.
final class Walking implements Client {

    private final Stage stage;
    private Company company;
    private String cursor = "";

    Walking(Stage stage) {
        this.stage = stage;
        this.company = stage.anybody().company();
    }

    @Override
    public byte[] next() {
        if (cursor.isEmpty()) {
            company = stage.anybody().company();
        }
        return company.get("/Users?count=100&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }

    @Override
    public boolean answered(Answer answer) {
        cursor = answer.text("nextCursor");
        return answer.status() == 200 && answer.contains("\"Resources\"");
    }
}
