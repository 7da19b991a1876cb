package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.WireEnum;
import java.util.List;

/**
 * The settings of authorization that not every version knows.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.3 to 2.5.
 */
public final class AuthorizationSettings {
  private static final String AUTHORIZATION = "AuthCtrlr";
  private static final String CACHE = "AuthCacheCtrlr";
  private static final String LIST = "LocalAuthListCtrlr";

  /** Which entry of the cache makes room for another. */
  public enum CachePolicy implements WireEnum {
    /** The one that was not heard of for the longest time. */
    LEAST_RECENTLY_USED("LRU");

    private final String wire;

    CachePolicy(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Whether anybody has to be authorized to charge. */
  public static final Setting<Boolean> ENABLED = flag(AUTHORIZATION, "Enabled", true);

  /** Whether only list and cache are asked about a token, never the CSMS. */
  public static final Setting<Boolean> DISABLE_REMOTE =
      flag(AUTHORIZATION, "DisableRemoteAuthorization", false);

  /** Group whose tokens may end any transaction and begin none; empty for no such group. */
  public static final Setting<String> MASTER_PASS_GROUP =
      new Setting<>(
          AUTHORIZATION, "MasterPassGroupId", null, Codec.text(36), Access.READ_WRITE, "");

  /**
   * Whether whoever has a master pass selects on a screen what to end; otherwise everything ends.
   */
  public static final Setting<Boolean> MASTER_PASS_SELECTS =
      flag(AUTHORIZATION, "MasterPassSelects", false).withAccess(Access.READ_ONLY);

  /** Seconds from when the CSMS last told of a token until the cache forgets it; 0 = never. */
  public static final Setting<Integer> CACHE_LIFE_TIME =
      new Setting<>(
          CACHE,
          "LifeTime",
          null,
          Codec.integer(0, Integer.MAX_VALUE).in("s"),
          Access.READ_WRITE,
          0);

  public static final Setting<CachePolicy> CACHE_POLICY =
      new Setting<>(
          CACHE,
          "Policy",
          null,
          Codec.oneOf(List.of(CachePolicy.values())),
          Access.READ_WRITE,
          CachePolicy.LEAST_RECENTLY_USED);

  /** Whether the CSMS is not asked about a token that the cache has as not accepted. */
  public static final Setting<Boolean> CACHE_DISABLE_POST_AUTHORIZE =
      flag(CACHE, "DisablePostAuthorize", false);

  /** The same of the local list. */
  public static final Setting<Boolean> LIST_DISABLE_POST_AUTHORIZE =
      flag(LIST, "DisablePostAuthorize", false);

  /** Whether the CSMS is asked about a token that the local list has as accepted. */
  public static final Setting<Boolean> ASK_ABOUT_LISTED =
      hidden(LIST, "AskAboutAccepted", Codec.bool(), false);

  /** Whether a token that the local list has in use elsewhere is as good as an accepted one. */
  public static final Setting<Boolean> CONCURRENT_IS_LISTED_ACCEPTED =
      hidden(LIST, "ConcurrentIsAccepted", Codec.bool(), false);

  /** Whether a list without entries has the version that it was sent with, instead of 0. */
  public static final Setting<Boolean> EMPTY_LIST_HAS_VERSION =
      hidden(LIST, "EmptyHasVersion", Codec.bool(), true);

  /** Whether the CSMS is asked about tokens that could neither start nor stop anything. */
  public static final Setting<Boolean> ASK_ABOUT_STRANGERS =
      hidden(AUTHORIZATION, "AskAboutStrangers", Codec.bool(), true);

  /** Most characters of a token that the CSMS can be told. */
  public static final Setting<Integer> LONGEST_TOKEN =
      hidden(AUTHORIZATION, "LongestToken", Codec.integer(1, 255), 36);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          ENABLED,
          DISABLE_REMOTE,
          MASTER_PASS_GROUP,
          MASTER_PASS_SELECTS,
          CACHE_LIFE_TIME,
          CACHE_POLICY,
          CACHE_DISABLE_POST_AUTHORIZE,
          LIST_DISABLE_POST_AUTHORIZE,
          ASK_ABOUT_LISTED,
          CONCURRENT_IS_LISTED_ACCEPTED,
          EMPTY_LIST_HAS_VERSION,
          ASK_ABOUT_STRANGERS,
          LONGEST_TOKEN);

  private AuthorizationSettings() {}

  private static Setting<Boolean> flag(String component, String name, boolean factory) {
    return new Setting<>(component, name, null, Codec.bool(), Access.READ_WRITE, factory);
  }

  private static <T> Setting<T> hidden(String component, String name, Codec<T> codec, T value) {
    return new Setting<>(component, name, null, codec, Access.HIDDEN, value);
  }
}
