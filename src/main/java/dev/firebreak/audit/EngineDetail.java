package dev.firebreak.audit;

import java.util.Set;

/** Entries that tell how the engine got along; people read what they and Firebreak did. */
public final class EngineDetail {

    public static final Set<String> KINDS = Set.of(
            "FlowTaken",
            "ActivityStarted",
            "ActivityEnded",
            "ActivityCancelled",
            "VariableSet",
            "VariableRemoved",
            "ProcessStarted",
            "ProcessEnded",
            "TaskCreated",
            "TaskChanged",
            "TaskDeleted",
            "OperationDone",
            "DecisionEvaluated",
            "EffectIntended",
            "EffectApplied");

    private EngineDetail() {}
}
