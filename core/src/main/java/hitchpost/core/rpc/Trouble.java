package hitchpost.core.rpc;

/**
 * Why the CSMS does not have the station, and what somebody can do about it. The words of a single
 * case come with the event that tells of it.
 */
public enum Trouble {
  /** Nothing that anything can be said of. */
  OTHER(""),

  /** The station lacks what it would have to show, or knows no way. */
  NOT_EQUIPPED("Put what is missing into the station file, or have the CSMS install it"),
  UNKNOWN_HOST("Check the host in the URL, and which DNS server this machine asks"),
  NO_ROUTE("Check cable, address, gateway and VPN or SIM of this machine"),
  REFUSED("Check the port in the URL, and that the CSMS is running and listens on that port"),
  SILENT(
      "Something swallows the packets: check host and port in the URL, and the firewalls"
          + " on the way"),

  NO_TLS("Use ws:// and security profile 0 or 1 for this port, or the port that has TLS"),
  TLS_SILENT(
      "Probably this port has no TLS: try ws:// and security profile 0 or 1, or the port that has"
          + " it; else a firewall on the way holds TLS back"),
  TLS_BROKEN_OFF(
      "Look into the log of the CSMS, or of the proxy before it: it ended the handshake and did not"
          + " say why. Often it serves other host names only, or wants a certificate of the"
          + " station"),
  TLS_VERSION("Have TLS 1.2 or 1.3 turned on at the CSMS; nothing older is allowed"),
  TLS_CIPHER_SUITE(
      "Have the CSMS allow TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 and"
          + " TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 (with an ECDSA certificate) or the same with"
          + " ECDHE_RSA. If it does, it may want a certificate of another kind from the station"),

  CSMS_CERTIFICATE_EXPIRED(
      "Check the clock of this machine. If it is right, the CSMS needs a new certificate"),
  CSMS_CERTIFICATE_EARLY(
      "Check the clock of this machine; it is probably behind. If it is right, the certificate of"
          + " the CSMS is for later"),
  CSMS_CERTIFICATE_NAME(
      "Use a host in the URL that the certificate names, or have the CSMS show a certificate for"
          + " this host"),
  CSMS_CERTIFICATE_WILDCARD(
      "Have the CSMS show a certificate that names this host itself; or allow such names"
          + " (SecurityCtrlr.AllowCSMSTLSWildcards in variables of the station file)"),
  CSMS_CERTIFICATE_UNTRUSTED(
      "Give the station the root certificate of the CSMS (tls.csmsRootCertificates, --ca, or"
          + " InstallCertificate). If it has it, somebody else may be answering"),
  CSMS_CERTIFICATE_SELF_SIGNED(
      "Get the certificate from whoever runs the CSMS, not from the network, and make it the root"
          + " of the station (tls.csmsRootCertificates, --ca); or have the CSMS show one of an"
          + " authority"),
  CSMS_CHAIN_INCOMPLETE(
      "If that is the root, give it to the station (tls.csmsRootCertificates, --ca, or"
          + " InstallCertificate); if it is an authority between, have the CSMS send it along with"
          + " its own"),
  CSMS_CERTIFICATE_WEAK(
      "Have the CSMS get a certificate with a key of at least RSA 2048 or EC 224 bits, signed with"
          + " SHA-256 or better, all the way to the root"),
  CSMS_CERTIFICATE_UNFIT("Have the CSMS get a certificate that is made for TLS servers"),
  CSMS_CHAIN_TOO_LONG(
      "Have the CSMS show its own certificate and the authorities between, and nothing else: at"
          + " most 10 certificates, 32 KiB together"),

  OWN_CERTIFICATE_MISSING(
      "Give the station a certificate and its key (tls.clientCertificates and clientKeys,"
          + " --certificate and --key) and use security profile 3"),
  OWN_CERTIFICATE_REFUSED(
      "Check that the certificate of the station is valid, that the CSMS trusts who signed it, and"
          + " that it is the one registered for this station"),

  OWN_CERTIFICATE_EXPIRES(
      "Have the CSMS bring a new one (CpoName set, then ExtendedTriggerMessage"
          + " SignChargePointCertificate), or put one into the folder of tls.clientCertificates"),
  OWN_CERTIFICATE_NOT_ASKED(
      "Have the CSMS ask for it (client authentication); so it lets anybody in as this station"),
  CSMS_ROOT_EXPIRES(
      "Install its successor (InstallCertificate, or tls.csmsRootCertificates) as long as the old"
          + " one still works"),
  CLOCK(
      "Set the clock of this machine, or have NTP set it: certificates are checked with it until"
          + " the CSMS tells the time, and those of the CSMS always"),

  UNAUTHORIZED(
      "Compare station id and password with what the CSMS has. An AuthorizationKey is written as 32"
          + " to 40 hexadecimal digits"),
  FORBIDDEN("Have this station id allowed at the CSMS, or check its blocklist and licence"),
  NOT_FOUND(
      "Check the path in the URL (the station id is appended to it) and that the CSMS knows this"
          + " station id"),
  REDIRECTED("Put the address that the CSMS names into the URL; redirects are not followed"),
  UNAVAILABLE("Wait, and look into the log of the CSMS if it stays so"),
  NO_WEBSOCKET(
      "Check host, port and path in the URL: what answers there is no OCPP endpoint, or a proxy"
          + " before it does not pass WebSockets on"),
  SUBPROTOCOL(
      "Have the CSMS turn on this version of OCPP for the station, or use the URL that it has for"
          + " this version"),
  NO_ANSWER(
      "Look into the log of the CSMS, or of the proxy before it: it accepts and then is silent"),
  DROPPED(
      "Look into the log of the CSMS: it took the connection and ended it before it accepted the"
          + " station. Often it does not know the station id, or another station uses it"),

  BOOT_PENDING(
      "The CSMS holds the station back: finish setting it up there, or wait until the CSMS has"
          + " configured it"),
  BOOT_REJECTED("Register the station at the CSMS, with this id, vendor, model and serial number"),
  BOOT_UNANSWERED("Look into the log of the CSMS for the BootNotification of this station"),
  BOOT_FAILED("Look into the log of the CSMS: it could not work with the BootNotification");

  private final String remedy;

  Trouble(String remedy) {
    this.remedy = remedy;
  }

  /** What to do about it, a sentence without its full stop; empty when that cannot be said. */
  public String remedy() {
    return remedy;
  }
}
