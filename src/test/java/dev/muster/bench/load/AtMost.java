package dev.muster.bench.load;

import org.jspecify.annotations.Nullable;

/// A client that stops after so many requests, however long they take.
public final class AtMost implements Client {

    private final Client client;
    private int left;

    public AtMost(Client client, int requests) {
        this.client = client;
        this.left = requests;
    }

    @Override
    public byte @Nullable [] next() {
        left--;
        return left < 0 ? null : client.next();
    }

    @Override
    public boolean answered(Answer answer) {
        return client.answered(answer);
    }
}
