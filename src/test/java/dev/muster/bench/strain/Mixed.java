package dev.muster.bench.strain;

import dev.muster.bench.load.Client;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.Town;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What identity providers ask all day: of ten requests five look-ups, three reads and two updates.
record Mixed(Town town, SplittableRandom random) {

    static Mixed of(Town town, int seed) {
        return new Mixed(town, new SplittableRandom(seed));
    }

    static List<Client> clients(Town town, int connections) {
        return IntStream.range(0, connections)
                .mapToObj(i -> Mixed.of(town, i).client())
                .toList();
    }

    Client client() {
        return new Asking(() -> 0, number -> request(), answer -> answer.status() == 200);
    }

    byte[] request() {
        Company company = town.companies().get(random.nextInt(town.companies().size()));
        long number = random.nextInt(town.people());
        int kind = random.nextInt(10);
        if (kind < 5) {
            return company.get(Company.filter("userName eq \"" + PersonBody.userName(number) + "\""));
        }
        String path = "/Users/" + PersonTemplate.resourceId(number);
        return kind < 8 ? company.get(path) : company.patch(path, PersonBody.update(random.nextInt(100_000_000)));
    }
}
