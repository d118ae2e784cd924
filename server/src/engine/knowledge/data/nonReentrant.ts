// Functions of libc that share something between callers: storage of the result, state between calls, a setting of the
// process, storage of the thread. What Go has instead, and the form of C without the defect. Data only.
// strerror() and inet_ntoa() of glibc use storage of the thread: safe between threads of C, yet a goroutine may be
// moved, and another one call on that thread, before the text is copied.
import type { ApiModel } from "../apiModel.ts";

const openssl = "https://docs.openssl.org/master/man3/";
const man3 = "https://man7.org/linux/man-pages/man3/";

export const nonReentrantModels: readonly ApiModel[] = [
  { name: "C.gethostbyname", alsoKnownAs: ["C.gethostbyname2", "C.gethostbyaddr"], header: "netdb.h", nonReentrant: { shares: "result", go: "net.LookupHost", c: "getaddrinfo" }, source: `${man3}gethostbyname.3.html` },
  { name: "C.getservbyname", alsoKnownAs: ["C.getservbyport"], header: "netdb.h", nonReentrant: { shares: "result", go: "net.LookupPort", c: "getservbyname_r" }, source: `${man3}getservent.3.html` },
  { name: "C.getprotobyname", alsoKnownAs: ["C.getprotobynumber"], header: "netdb.h", nonReentrant: { shares: "result", c: "getprotobyname_r" }, source: `${man3}getprotoent.3.html` },
  { name: "C.strtok", header: "string.h", nonReentrant: { shares: "state", go: "strings.FieldsFunc", c: "strtok_r" }, source: `${man3}strtok.3.html` },
  { name: "C.localtime", header: "time.h", nonReentrant: { shares: "result", go: "time.Unix", c: "localtime_r" }, source: `${man3}ctime.3.html` },
  { name: "C.gmtime", header: "time.h", nonReentrant: { shares: "result", go: "time.Unix", c: "gmtime_r" }, source: `${man3}ctime.3.html` },
  { name: "C.ctime", header: "time.h", nonReentrant: { shares: "result", go: "time.Time.Format", c: "ctime_r" }, source: `${man3}ctime.3.html` },
  { name: "C.asctime", header: "time.h", nonReentrant: { shares: "result", go: "time.Time.Format", c: "asctime_r" }, source: `${man3}ctime.3.html` },
  { name: "C.strerror", header: "string.h", nonReentrant: { shares: "thread", go: "syscall.Errno.Error", c: "strerror_r" }, source: `${man3}strerror.3.html` },
  { name: "C.getpwnam", alsoKnownAs: ["C.getpwuid"], header: "pwd.h", nonReentrant: { shares: "result", go: "os/user.Lookup", c: "getpwnam_r" }, source: `${man3}getpwnam.3.html` },
  { name: "C.getpwent", header: "pwd.h", nonReentrant: { shares: "state", c: "getpwent_r" }, source: `${man3}getpwent.3.html` },
  { name: "C.getgrnam", alsoKnownAs: ["C.getgrgid"], header: "grp.h", nonReentrant: { shares: "result", go: "os/user.LookupGroup", c: "getgrnam_r" }, source: `${man3}getgrnam.3.html` },
  { name: "C.getgrent", header: "grp.h", nonReentrant: { shares: "state", c: "getgrent_r" }, source: `${man3}getgrent.3.html` },
  { name: "C.getspnam", header: "shadow.h", nonReentrant: { shares: "result", c: "getspnam_r" }, source: `${man3}getspnam.3.html` },
  { name: "C.getutent", header: "utmp.h", nonReentrant: { shares: "state", c: "getutent_r" }, source: `${man3}getutent.3.html` },
  { name: "C.getmntent", header: "mntent.h", nonReentrant: { shares: "result", c: "getmntent_r" }, source: `${man3}getmntent.3.html` },
  { name: "C.getlogin", header: "unistd.h", nonReentrant: { shares: "result", go: "os/user.Current", c: "getlogin_r" }, source: `${man3}getlogin.3.html` },
  { name: "C.ttyname", header: "unistd.h", nonReentrant: { shares: "result", c: "ttyname_r" }, source: `${man3}ttyname.3.html` },
  { name: "C.ptsname", header: "stdlib.h", nonReentrant: { shares: "result", c: "ptsname_r" }, source: `${man3}ptsname.3.html` },
  { name: "C.readdir", header: "dirent.h", nonReentrant: { shares: "state", go: "os.ReadDir" }, source: `${man3}readdir.3.html` },
  { name: "C.inet_ntoa", header: "arpa/inet.h", nonReentrant: { shares: "thread", go: "net.IP.String", c: "inet_ntop" }, source: `${man3}inet.3.html` },
  { name: "C.ether_ntoa", alsoKnownAs: ["C.ether_aton"], header: "netinet/ether.h", nonReentrant: { shares: "result", go: "net.HardwareAddr.String", c: "ether_ntoa_r" }, source: `${man3}ether_aton.3.html` },
  { name: "C.rand", header: "stdlib.h", nonReentrant: { shares: "process", go: "math/rand.Int", c: "rand_r" }, source: `${man3}rand.3.html` },
  { name: "C.srand", header: "stdlib.h", nonReentrant: { shares: "process", go: "math/rand.New" }, source: `${man3}rand.3.html` },
  { name: "C.drand48", alsoKnownAs: ["C.lrand48", "C.mrand48"], header: "stdlib.h", nonReentrant: { shares: "process", go: "math/rand.Float64", c: "drand48_r" }, source: `${man3}drand48.3.html` },
  { name: "C.setlocale", header: "locale.h", nonReentrant: { shares: "process", c: "uselocale" }, source: `${man3}setlocale.3.html` },
  { name: "C.localeconv", header: "locale.h", nonReentrant: { shares: "result" }, source: `${man3}localeconv.3.html` },
  { name: "C.tmpnam", header: "stdio.h", nonReentrant: { shares: "result", unlessGiven: 0, go: "os.CreateTemp", c: "mkstemp" }, source: `${man3}tmpnam.3.html` },
  { name: "C.crypt", header: "crypt.h", nonReentrant: { shares: "result", go: "golang.org/x/crypto", c: "crypt_r" }, source: `${man3}crypt.3.html` },
  { name: "C.ecvt", alsoKnownAs: ["C.fcvt"], header: "stdlib.h", nonReentrant: { shares: "result", go: "strconv.FormatFloat", c: "snprintf" }, source: `${man3}ecvt.3.html` },
  { name: "C.l64a", header: "stdlib.h", nonReentrant: { shares: "result" }, source: `${man3}a64l.3.html` },
  { name: "C.hsearch", header: "search.h", nonReentrant: { shares: "process", c: "hsearch_r" }, source: `${man3}hsearch.3.html` },
  { name: "C.getopt", alsoKnownAs: ["C.getopt_long"], header: "unistd.h", nonReentrant: { shares: "state", go: "flag.Parse" }, source: `${man3}getopt.3.html` },
  { name: "C.mbtowc", alsoKnownAs: ["C.wctomb", "C.mblen"], header: "stdlib.h", nonReentrant: { shares: "state", c: "mbrtowc" }, source: `${man3}mbtowc.3.html` },
  { name: "C.ctermid", alsoKnownAs: ["C.cuserid"], header: "stdio.h", nonReentrant: { shares: "result", unlessGiven: 0 }, source: `${man3}ctermid.3.html` },
  { name: "C.strsignal", header: "string.h", nonReentrant: { shares: "thread", go: "syscall.Signal.String" }, source: `${man3}strsignal.3.html` },
  { name: "C.getutid", alsoKnownAs: ["C.getutline"], header: "utmp.h", nonReentrant: { shares: "result", c: "getutid_r" }, source: `${man3}getutent.3.html` },
  { name: "C.getnetbyname", alsoKnownAs: ["C.getnetbyaddr"], header: "netdb.h", nonReentrant: { shares: "result", c: "getnetbyname_r" }, source: `${man3}getnetent.3.html` },
  { name: "C.gethostent", alsoKnownAs: ["C.getservent", "C.getprotoent", "C.getnetent"], header: "netdb.h", nonReentrant: { shares: "state" }, source: `${man3}gethostbyname.3.html` },

  // Libraries that do as libc did.
  { name: "C.gpgme_strerror", alsoKnownAs: ["C.gpg_strerror"], header: "gpgme.h", nonReentrant: { shares: "result", c: "gpgme_strerror_r" }, source: "https://www.gnupg.org/documentation/manuals/gpgme/Error-Strings.html" },
  { name: "C.pcap_lookupdev", header: "pcap/pcap.h", nonReentrant: { shares: "result", c: "pcap_findalldevs" }, source: "https://www.tcpdump.org/manpages/pcap_lookupdev.3pcap.html" },
  { name: "C.pcap_strerror", header: "pcap/pcap.h", nonReentrant: { shares: "result", c: "strerror_r" }, source: "https://www.tcpdump.org/manpages/pcap_strerror.3pcap.html" },
  { name: "C.pcap_compile", header: "pcap/pcap.h", nonReentrant: { shares: "process" }, source: "https://www.tcpdump.org/manpages/pcap_compile.3pcap.html" },
  { name: "C.ERR_error_string", header: "openssl/err.h", nonReentrant: { shares: "result", unlessGiven: 1, c: "ERR_error_string_n" }, source: `${openssl}ERR_error_string/` },
  { name: "C.SHA1", alsoKnownAs: ["C.SHA224", "C.SHA256", "C.SHA384", "C.SHA512"], header: "openssl/sha.h", nonReentrant: { shares: "result", unlessGiven: 2, go: "crypto/sha256" }, source: `${openssl}SHA256_Init/` },
  { name: "C.MD5", alsoKnownAs: ["C.MD4", "C.MD2"], header: "openssl/md5.h", nonReentrant: { shares: "result", unlessGiven: 2, go: "crypto/md5" }, source: `${openssl}MD5/` },
  { name: "C.HMAC", header: "openssl/hmac.h", nonReentrant: { shares: "result", unlessGiven: 5, go: "crypto/hmac" }, source: `${openssl}HMAC/` },
];
