#include "services/log/Log.h"
#include "services/log/Redaction.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <thread>
#include <vector>

using namespace ph;
using namespace ph::testing;

class RedactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rememberedSecretsAreHiddenInEveryForm();
    void unknownSecretsAreHiddenByTheirPlace_data();
    void unknownSecretsAreHiddenByTheirPlace();
    void ordinaryTextStays_data();
    void ordinaryTextStays();
    void shortTextsAreNotRemembered();
    void oneSecretWithinAnotherIsHiddenWhole();
    void manyThreadsMayRememberAndRedact();
    void theLogHidesSecretsAndKeepsOneLineAnEvent();
    void theLogRotates();
};

void RedactionTest::rememberedSecretsAreHiddenInEveryForm()
{
    for (int i = 0; i < 20; ++i) {
        const auto secret = plantedSecret(i);
        rememberSecret(secret.toStdString());
        for (const auto& form : plantedForms(secret)) {
            const QString safe = redact(QStringLiteral("before %1 after").arg(QString::fromUtf8(form)));
            // Encoded, the first and last characters mix with their neighbours; nothing longer may remain.
            const QString middle = QString::fromUtf8(form.mid(4, form.size() - 8));
            QVERIFY2(!safe.contains(middle), qPrintable(safe));
            QVERIFY2(safe.contains(QStringLiteral("***")), qPrintable(safe));
            QVERIFY2(safe.startsWith(QStringLiteral("before ")) && safe.endsWith(QStringLiteral(" after")),
                     qPrintable(safe));
        }
        QCOMPARE(redact(secret.toStdString()), std::string("***"));
    }
}

void RedactionTest::unknownSecretsAreHiddenByTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    for (const auto& text : plantedByPlace())
        QTest::newRow(qPrintable(text)) << text;
}

void RedactionTest::unknownSecretsAreHiddenByTheirPlace()
{
    QFETCH(QString, text);
    const QString safe = redact(text);
    QVERIFY2(!safe.contains(QStringLiteral("s3cr3t")), qPrintable(safe));
    QVERIFY2(safe.contains(QStringLiteral("***")), qPrintable(safe));
}

void RedactionTest::ordinaryTextStays_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {
             "GET /api/2.0/mlflow/runs/search: HTTP 400: INVALID_PARAMETER_VALUE: Bad filter",
             "https://host:5000/path?run_id=abc&metric_key=auc",
             R"({"max_tokens": 512, "tokenizer": "bpe", "next_page_token_seen": true, "key": "auc"})",
             "mail to someone@example.org",
             "authorization is required",
             "Basic authentication failed. Bearer authentication is off",
             "metrics.auc > 0.9 and params.token_count = '5'",
         })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void RedactionTest::ordinaryTextStays()
{
    QFETCH(QString, text);
    QCOMPARE(redact(text), text);
}

void RedactionTest::shortTextsAreNotRemembered()
{
    rememberSecret("");
    rememberSecret("abc");
    QCOMPARE(redact(QStringLiteral("abc abcd")), QStringLiteral("abc abcd"));
}

void RedactionTest::oneSecretWithinAnotherIsHiddenWhole()
{
    rememberSecret("inner-part");
    rememberSecret("outer-inner-part-rest");
    QCOMPARE(redact(QStringLiteral("<outer-inner-part-rest>")), QStringLiteral("<***>"));
}

void RedactionTest::manyThreadsMayRememberAndRedact()
{
    std::atomic<int> leaks = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&leaks, t] {
                for (int i = 0; i < 20; ++i) {
                    const std::string secret = "thread-secret-" + std::to_string(t) + '-' + std::to_string(i);
                    rememberSecret(secret);
                    leaks += redact("x " + secret).find(secret) != std::string::npos ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(leaks.load(), 0);
}

void RedactionTest::theLogHidesSecretsAndKeepsOneLineAnEvent()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("logs")).toStdString();
    QLoggingCategory::setFilterRules(QStringLiteral("ph.*=true"));
    {
        const LogFile log(path);
        rememberSecret("logged-secret");
        qCInfo(lcHttp) << "sent logged-secret";
        qCInfo(lcSync).noquote() << "two\nlines";
    }
    qCInfo(lcHttp) << "after the guard's end";
    const QString text = LogFile::tail(path, 10'000);
    QVERIFY(!text.contains(QStringLiteral("logged-secret")));
    QVERIFY(text.contains(QStringLiteral("ph.http: ")));
    QVERIFY(text.contains(QStringLiteral("two\\nlines")));
    QCOMPARE(text.count(QLatin1Char('\n')), 2);
    const auto permissions = QFile::permissions(QString::fromStdString((path / "pilothouse.log").string()));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
}

void RedactionTest::theLogRotates()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    {
        const LogFile log(path);
        const QString filler(200'000, QLatin1Char('.'));
        for (int i = 0; i < 140; ++i)
            qCInfo(lcApp).noquote() << i << filler;
    }
    const auto files = QDir(folder.path()).entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 4);
    for (const auto& file : files)
        QVERIFY(file.size() <= 5 << 20);
    const QString tail = LogFile::tail(path, 450'000);
    QVERIFY(tail.contains(QStringLiteral("ph.app: 139")));
    QVERIFY(tail.size() <= 450'000);
    QVERIFY(LogFile::tail(path / "nowhere", 100).isEmpty());
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
