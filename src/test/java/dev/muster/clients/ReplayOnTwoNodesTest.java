package dev.muster.clients;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TwoNodes;

/// All of [ReplayTest] again with every request at the other of two nodes: neither keeps what the other needs.
class ReplayOnTwoNodesTest extends ReplayTest {

    @Override
    TestCompany company() {
        return TwoNodes.shared().company("Acme");
    }
}
