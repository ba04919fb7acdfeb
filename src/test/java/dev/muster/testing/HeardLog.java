package dev.muster.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is logged while a test listens. Servers log on by threads of their own while the test looks through it.
public final class HeardLog extends AppenderBase<ILoggingEvent> {

    private final Queue<ILoggingEvent> heard = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
        heard.add(event);
    }

    /// All that was logged until now.
    public List<ILoggingEvent> events() {
        return List.copyOf(heard);
    }
}
