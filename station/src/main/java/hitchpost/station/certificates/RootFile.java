package hitchpost.station.certificates;

import hitchpost.station.disk.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle of root certificates, and beside it the one that was replaced until its successor has
 * proved itself.
 */
final class RootFile {
  private final Path file;
  private final Path spareFile;

  RootFile(Path file) {
    this.file = file;
    spareFile = file.resolveSibling(file.getFileName() + ".spare");
  }

  List<X509Certificate> roots() throws IOException, CertificateException {
    return read(file);
  }

  List<X509Certificate> spare() throws IOException, CertificateException {
    return read(spareFile);
  }

  /** Everything that is trusted. */
  List<X509Certificate> trusted() throws IOException, CertificateException {
    List<X509Certificate> all = new ArrayList<>(roots());
    all.addAll(spare());
    return all;
  }

  void replace(List<X509Certificate> roots) throws IOException, CertificateException {
    OwnerOnly.folderOf(file);
    OwnerOnly.write(file, Pem.text(roots));
  }

  void keepSpare(List<X509Certificate> old) throws IOException, CertificateException {
    OwnerOnly.write(spareFile, Pem.text(old));
  }

  void dropSpare() throws IOException {
    Files.deleteIfExists(spareFile);
  }

  private static List<X509Certificate> read(Path file) throws IOException, CertificateException {
    return Files.exists(file) ? Pem.certificates(Pem.ascii(Files.readAllBytes(file))) : List.of();
  }
}
