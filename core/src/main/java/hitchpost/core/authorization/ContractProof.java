package hitchpost.core.authorization;

import hitchpost.core.security.OcspQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a contract that a car shows.
 *
 * @param queries how the CSMS finds out whether its certificates have been revoked
 * @param chain PEM for the CSMS to judge, where the station cannot; null where it could
 * @param goodOffline whether it will do while the CSMS cannot be asked
 */
public record ContractProof(List<OcspQuery> queries, @Nullable String chain, boolean goodOffline) {
  public ContractProof {
    queries = List.copyOf(queries);
  }
}
