package dev.muster.verify;

import dev.muster.testing.TestSetting;
import dev.muster.testing.TwoNodes;

/// The whole catalogue again with every request at the other of two nodes, in both dialects.
class TwoNodesTest extends OwnServerTest {

    @Override
    TestSetting setting(String dialect) {
        return Runs.setting(TwoNodes.shared().company("Acme"), dialect);
    }
}
