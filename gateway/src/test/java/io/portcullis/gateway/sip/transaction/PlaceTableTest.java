package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTableTest {
    /// Few hashes, so that they meet; growing and shrinking come with the phases of mostly putting and mostly removing.
    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 50_000})
    void table_agreesWithAMap_whateverIsPutAndRemoved(int hashes) {
        Random random = new Random(hashes);
        PlaceTable table = new PlaceTable();
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long hash = random.nextInt(hashes) * 0x9e3779b97f4a7c15L;
            boolean putting = random.nextInt(10) < (i / 50_000 % 2 == 0 ? 7 : 2);
            if (putting) {
                table.put(hash, i);
                model.put(hash, (long) i);
            } else {
                long place = random.nextBoolean() ? model.getOrDefault(hash, 7L) : i;
                table.remove(hash, place);
                model.remove(hash, place);
            }
            assertThat(table.find(hash)).isEqualTo(model.getOrDefault(hash, -1L));
        }
        model.forEach((hash, place) -> assertThat(table.find(hash)).isEqualTo(place));
    }
}
