package dev.muster.console.trial;

import dev.muster.activity.Scope;
import dev.muster.setting.IdentityProvider;
import dev.muster.setting.IssuedToken;
import java.util.Optional;
import java.util.UUID;

/// Plays identity providers against settings, in the background of this node. What became of a trial is known to this
/// node only, until it ends or another trial of the setting begins.
public interface Trials {

    /// The name of the token that a trial works with. It tells other nodes, and this one after a restart, that a trial
    /// goes on or was cut off.
    String TOKEN = IssuedToken.OF_A_TRIAL;

    int FEWEST_PEOPLE = 10;
    int MOST_PEOPLE = 200;

    /// What to play.
    ///
    /// @param provider any but the generic one
    record Order(IdentityProvider provider, int people) {}

    /// Begins a trial, unless this node has one for the setting, or as many as it carries at once.
    ///
    /// @param scope whose name stands at all that is made and removed beside the SCIM requests
    /// @return the trial, or nothing when it has to wait
    Optional<Trial> start(Scope scope, UUID setting, Order order);

    /// The trial that goes on, or the last one.
    Optional<Trial> last(Scope scope, UUID setting);
}
