package dev.muster;

import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.console.trial.Trial;
import dev.muster.console.trial.Trials;
import dev.muster.job.Jobs;
import dev.muster.setting.Tokens;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The trials of this node: one of a setting at a time, and a few in all, so that they do not crowd out real clients.
/// They speak to this very server, whatever proxy stands before it.
final class NodeTrials implements Trials, AutoCloseable {

    private static final int AT_ONCE = 2;

    /// So many are remembered when they have ended.
    private static final int REMEMBERED = 100;

    private record Key(CompanyId company, UUID setting) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, PlayedTrial> trials = new LinkedHashMap<>();
    private final URI scim;
    private final Tokens tokens;
    private final Jobs jobs;
    private final SecureRandom random = new SecureRandom();

    /// @param listening where this server listens
    NodeTrials(URI listening, Tokens tokens, Jobs jobs) {
        this.scim = reachable(listening).resolve("/scim/v2");
        this.tokens = tokens;
        this.jobs = jobs;
    }

    // Nothing can be sent to "every address of this machine".
    private static URI reachable(URI listening) {
        try {
            String host = listening.getHost();
            if (!InetAddress.getByName(host).isAnyLocalAddress()) {
                return listening;
            }
            return URI.create("http://" + (host.contains(":") ? "[::1]" : "127.0.0.1") + ":" + listening.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("It listens at " + listening + ", which is unknown", e);
        }
    }

    @Override
    public Optional<Trial> start(Scope scope, UUID setting, Order order) {
        lock.lock();
        try {
            Key key = new Key(scope.company(), setting);
            PlayedTrial last = trials.get(key);
            boolean busy = last != null && last.now().isGoingOn();
            long goingOn = trials.values().stream()
                    .filter(each -> each.now().isGoingOn())
                    .count();
            if (busy || goingOn >= AT_ONCE) {
                return Optional.empty();
            }
            PlayedTrial trial = new PlayedTrial(scope, setting, order, scim, tokens, jobs, random);
            trials.remove(key);
            trials.put(key, trial);
            forgetOldest();
            trial.start();
            return Optional.of(trial.now());
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        Iterator<PlayedTrial> oldest = trials.values().iterator();
        while (trials.size() > REMEMBERED && oldest.hasNext()) {
            if (!oldest.next().now().isGoingOn()) {
                oldest.remove();
            }
        }
    }

    @Override
    public Optional<Trial> last(Scope scope, UUID setting) {
        lock.lock();
        try {
            return Optional.ofNullable(trials.get(new Key(scope.company(), setting)))
                    .map(PlayedTrial::now);
        } finally {
            lock.unlock();
        }
    }

    /// Stops those that go on, and waits until they have removed what they made.
    @Override
    public void close() {
        List<PlayedTrial> all;
        lock.lock();
        try {
            all = List.copyOf(trials.values());
        } finally {
            lock.unlock();
        }
        all.forEach(PlayedTrial::close);
    }
}
