package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.RolloutStore;
import io.portcullis.auth.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rollout's plan in a database.
final class JdbcRolloutStore implements RolloutStore {
    private static final String SAVE = """
            insert into rollout (id, plan, stage, percent, brownouts) values (1, :plan, :stage, :percent, :brownouts)
            on conflict (id) do update set plan = excluded.plan, stage = excluded.stage, percent = excluded.percent,
              brownouts = excluded.brownouts""";

    private final Database database;

    JdbcRolloutStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RolloutPlan> load() {
        return database.read("Reading the rollout's plan",
                handle -> handle.createQuery("select plan, stage, percent, brownouts from rollout")
                        .map((row, context) -> plan(row)).findOne());
    }

    private static RolloutPlan plan(ResultSet row) throws SQLException {
        try {
            List<RolloutPlan.Window> brownouts = Stream.of(row.getString("brownouts").split(","))
                    .filter(text -> !text.isEmpty()).map(RolloutPlan.Window::parse).toList();
            return new RolloutPlan(row.getString("plan"), RolloutStage.valueOf(row.getString("stage")),
                    row.getInt("percent"), brownouts);
        } catch (IllegalArgumentException changedByHand) {
            throw new StoreException("Reading the rollout's plan failed: the stored one is none", changedByHand);
        }
    }

    @Override
    public void save(RolloutPlan plan, AuditEntry audit) {
        database.write("Setting the rollout's plan", handle -> {
            handle.createUpdate(SAVE).bind("plan", plan.id()).bind("stage", plan.stage().name())
                    .bind("percent", plan.percent()).bind("brownouts", plan.brownouts().stream()
                            .map(RolloutPlan.Window::toString).collect(Collectors.joining(",")))
                    .execute();
            AuditRows.append(handle, List.of(audit));
            return true;
        });
    }
}
