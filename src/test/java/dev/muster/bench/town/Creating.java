package dev.muster.bench.town;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import java.util.List;

/// What a directory does with somebody new: it looks for the userName, and when nobody has it, creates the person.
public final class Creating implements Client {

    private final Town town;
    private final Company company;
    private long number;
    private boolean looked;

    public Creating(Town town, Company company) {
        this.town = town;
        this.company = company;
    }

    @Override
    public byte[] next() {
        if (looked) {
            return company.post("/Users", PersonBody.of(number));
        }
        number = town.fresh();
        return company.get(Company.filter("userName eq \"" + PersonBody.userName(number) + "\""));
    }

    @Override
    public boolean answered(Answer answer) {
        if (!looked) {
            looked = answer.status() == 200 && answer.contains("\"totalResults\":0");
            return looked;
        }
        looked = false;
        if (answer.status() != 201) {
            return false;
        }
        town.acknowledge(
                company,
                "/Users/" + answer.text("id"),
                List.of(PersonBody.userName(number), PersonBody.nickName(number)));
        return true;
    }
}
