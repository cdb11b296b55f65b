#include "models/values/UserInfo.h"

#include <QTest>

using namespace ph;

class TestUserInfo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usersAndPasswordsAreFoundAndLeftOut_data();
    void usersAndPasswordsAreFoundAndLeftOut();
    void anAtSignElsewhereIsNoUser_data();
    void anAtSignElsewhereIsNoUser();
    void whatCannotBeToldApartIsLeftOutWhole();
    void aConnectionMayHoldThemNowhere();
};

void TestUserInfo::usersAndPasswordsAreFoundAndLeftOut_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("bare");
    QTest::addColumn<QString>("user");
    const auto row = [](const char* address, const char* bare, const char* user) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(bare)
                               << QString::fromLatin1(user);
    };
    row("http://ada:pw@host:5000/x?y#z", "http://host:5000/x?y#z", "ada");
    row("https://ada%40lab:p%3Aw@host", "https://host", "ada@lab");
    row("http://ada:p@ss@host", "http://host", "ada");
    row("http://token@host", "http://host", ""); // a user alone may be the secret
    row("http://token:@host", "http://host", "");
    row("http://:pw@[::1]:5000", "http://[::1]:5000", "");
    row("postgresql://ada:pw@db/mlflow", "postgresql://db/mlflow", "ada");
    row("ada:pw@proxy:3128", "proxy:3128", "ada");
}

void TestUserInfo::usersAndPasswordsAreFoundAndLeftOut()
{
    QFETCH(QString, address);
    QVERIFY(hasUserInfo(address));
    QTEST(withoutUserInfo(address), "bare");
    QTEST(userOf(address), "user");
}

void TestUserInfo::anAtSignElsewhereIsNoUser_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : {"http://host:5000", "https://host/@team/x", "https://host?mail=ada@lab",
                                "http://[::1]:5000/a@b", "sqlite:////home/ada@lab/my runs/mlflow.db",
                                "file:///home/ada@lab/mlruns", "/home/ada@lab/mlruns", "./a:b@c/mlruns", ""})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestUserInfo::anAtSignElsewhereIsNoUser()
{
    QFETCH(QString, address);
    QVERIFY(!hasUserInfo(address));
    QCOMPARE(withoutUserInfo(address), address);
}

void TestUserInfo::whatCannotBeToldApartIsLeftOutWhole()
{
    const auto address = QStringLiteral("http://ada:p/w@host");
    QVERIFY(hasUserInfo(address));
    QVERIFY(withoutUserInfo(address).isEmpty());
}

void TestUserInfo::aConnectionMayHoldThemNowhere()
{
    Connection connection;
    connection.location = QStringLiteral("https://host");
    connection.settings = {{QStringLiteral("user"), QStringLiteral("ada@lab")},
                           {QStringLiteral("proxy"), QStringLiteral("http://proxy:3128")}};
    QVERIFY(!userInfoObjection(connection));
    auto folder = connection;
    folder.location = QStringLiteral("ada@lab/mlruns");
    QVERIFY(!userInfoObjection(folder));
    for (const auto* proxy : {"http://ada:s3cr3t@proxy", "ada:s3cr3t@proxy", "s3cr3t@proxy"}) {
        auto other = connection;
        other.settings[QStringLiteral("proxy")] = QLatin1String(proxy);
        const auto why = userInfoObjection(other);
        QVERIFY2(why && why->kind == ErrorKind::Invalid, proxy);
        QCOMPARE(why->where, QStringLiteral("proxy"));
        QVERIFY(!why->detail.contains(QLatin1String("s3cr3t")));
    }
    for (const auto* location : {"https://ada:s3cr3t@host", "https://s3cr3t@host", "ada:s3cr3t@host"}) {
        auto other = connection;
        other.location = QLatin1String(location);
        const auto why = userInfoObjection(other);
        QVERIFY2(why && why->kind == ErrorKind::Invalid, location);
        QVERIFY(why->detail.contains(QLatin1String("--password REF")));
        QVERIFY(!why->detail.contains(QLatin1String("s3cr3t")));
    }
}

QTEST_GUILESS_MAIN(TestUserInfo)
#include "tst_userinfo.moc"
