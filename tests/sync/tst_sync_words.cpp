#include "services/http/TlsTrouble.h"
#include "services/sync/SyncErrorText.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

QString said(const char* trouble)
{
    return syncErrorText(Error::make(ErrorKind::Unreadable, QStringLiteral("GET /version"),
                                     QLatin1String(trouble) + QStringLiteral("the reason")));
}

} // namespace

/// What is said of a connection that cannot be read.
class TestSyncWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUntrustedCertificateIsNoForeignAnswer()
    {
        const auto words = said(tlstrouble::untrusted);
        QVERIFY2(words.contains(QStringLiteral("--ca")), qPrintable(words));
        QVERIFY2(words.endsWith(QStringLiteral("(the reason)")), qPrintable(words));
        QVERIFY2(!words.contains(QStringLiteral("What came")), qPrintable(words)); // nothing came
    }
    void neitherIsAPortWithoutTls()
    {
        const auto words = said(tlstrouble::noTls);
        QVERIFY2(words.contains(QStringLiteral("http://")), qPrintable(words));
        QVERIFY2(!words.contains(QStringLiteral("What came")), qPrintable(words));
    }
    void whatIsNotUnderstoodIsOne() { QVERIFY(said("").contains(QStringLiteral("What came"))); }
};

QTEST_GUILESS_MAIN(TestSyncWords)
#include "tst_sync_words.moc"
