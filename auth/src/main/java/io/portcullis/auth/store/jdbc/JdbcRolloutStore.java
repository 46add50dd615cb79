package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutPlans;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.RolloutStore;
import io.portcullis.auth.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The rollout's plans in a database: a row each.
final class JdbcRolloutStore implements RolloutStore {
    /// In place of a group's name: no group has it.
    private static final String EVERYBODY = "";
    private static final String INSERT = """
            insert into rollout_plan (of_group, plan, stage, percent, brownouts)
            values (:group, :plan, :stage, :percent, :brownouts)""";
    private static final String SELECT = "select of_group, plan, stage, percent, brownouts from rollout_plan";

    private final Database database;

    JdbcRolloutStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RolloutPlans> load() {
        return database.read("Reading the rollout's plans", handle -> {
            try {
                return plans(handle.createQuery(SELECT)
                        .map((row, context) -> Map.entry(row.getString("of_group"), plan(row))).list());
            } catch (IllegalArgumentException changedByHand) {
                throw new StoreException("Reading the rollout's plans failed: a stored one is none", changedByHand);
            }
        });
    }

    private static Optional<RolloutPlans> plans(List<Map.Entry<String, RolloutPlan>> rows) {
        Optional<RolloutPlan> everybody = Optional.empty();
        SortedMap<GroupName, RolloutPlan> groups = new TreeMap<>();
        for (Map.Entry<String, RolloutPlan> row : rows) {
            if (row.getKey().equals(EVERYBODY)) {
                everybody = Optional.of(row.getValue());
            } else {
                groups.put(new GroupName(row.getKey()), row.getValue());
            }
        }
        return everybody.map(plan -> new RolloutPlans(plan, groups));
    }

    private static RolloutPlan plan(ResultSet row) throws SQLException {
        List<RolloutPlan.Window> brownouts = Stream.of(row.getString("brownouts").split(","))
                .filter(text -> !text.isEmpty()).map(RolloutPlan.Window::parse).toList();
        return new RolloutPlan(row.getString("plan"), RolloutStage.valueOf(row.getString("stage")),
                row.getInt("percent"), brownouts);
    }

    @Override
    public void save(RolloutPlans plans, AuditEntry audit) {
        database.write("Setting the rollout's plans", handle -> {
            handle.execute("delete from rollout_plan");
            insert(handle, EVERYBODY, plans.everybody());
            plans.groups().forEach((group, plan) -> insert(handle, group.value(), plan));
            AuditRows.append(handle, List.of(audit));
            return true;
        });
    }

    private static void insert(Handle handle, String group, RolloutPlan plan) {
        handle.createUpdate(INSERT).bind("group", group).bind("plan", plan.id()).bind("stage", plan.stage().name())
                .bind("percent", plan.percent()).bind("brownouts", plan.brownouts().stream()
                        .map(RolloutPlan.Window::toString).collect(Collectors.joining(",")))
                .execute();
    }
}
