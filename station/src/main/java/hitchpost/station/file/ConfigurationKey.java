package hitchpost.station.file;

/**
 * The factory value of an OCPP 1.6 configuration key, not yet held against the key's rules.
 *
 * @param name 1 to 50 characters, without the leading exclamation mark of the file
 * @param value at most 500 characters
 * @param readOnly whether a vendor key cannot be changed; means nothing for keys of the station
 */
public record ConfigurationKey(String name, String value, boolean readOnly) {}
