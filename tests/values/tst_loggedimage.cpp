// What the names of logged pictures say.
#include "models/values/LoggedImage.h"

#include <QTest>

using namespace ph;

class TestLoggedImage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsNames_data();
    void readsNames();
    void passesOverOthers_data();
    void passesOverOthers();
    void listsByKeyAndStep();
};

void TestLoggedImage::readsNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("time");
    const auto row = [](const char* path, const char* key, qint64 step, qint64 time) {
        QTest::addRow("%s", path) << QString::fromUtf8(path) << QString::fromUtf8(key) << step << time;
    };
    // mlflow/tracking/client.py, log_image(): f"images/{key}%step%{step}%timestamp%{timestamp}%{uuid}"
    row("images/dog%step%3%timestamp%1710000000123%g2f6e7a8-1b2c-4d5e-8f90-123456789abc.png", "dog", 3,
        1710000000123);
    row("images/val#masks%step%120%timestamp%17%h.png", "val/masks", 120, 17);
    row("images/dog+step+3+timestamp+1710000000123+g2f6e7a8.png", "dog", 3, 1710000000123);
    row("images/a+b%step%1%timestamp%2%g.png", "a+b", 1, 2);
    row("images/50%%step%1%timestamp%2%g.png", "50%", 1, 2);
    row("images/猫%step%-1%timestamp%2%g.png", "猫", -1, 2);
    row("samples/epoch_10.png", "samples/epoch", 10, noTime);
    row("epoch=7.jpg", "epoch", 7, noTime);
    row("00042.JPEG", "image", 42, noTime);
    row("run2/step-0005-val.png", "run2/step-val", 5, noTime);
}

void TestLoggedImage::readsNames()
{
    QFETCH(QString, path);
    QFETCH(QString, key);
    QFETCH(qint64, step);
    QFETCH(qint64, time);
    const auto image = loggedImage(path);
    QVERIFY(image);
    QCOMPARE(image->key, key);
    QCOMPARE(qint64(image->step), step);
    QCOMPARE(qint64(image->timestampMs), time);
    QCOMPARE(image->path, path);
}

void TestLoggedImage::passesOverOthers_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {"plots/roc_curve.png", "model/model.pkl", "", "epoch_10.txt", "epoch_10.svg",
                             "images/dog%step%3%timestamp%17%g2%compressed.webp",
                             "images/dog%step%3%timestamp%17%g2%compressed.png", "7/cat.png",
                             "n99999999999999999999999999.png.exe"})
        QTest::addRow("%s", path) << QString::fromUtf8(path);
}

void TestLoggedImage::passesOverOthers()
{
    QFETCH(QString, path);
    QVERIFY(!loggedImage(path));
}

void TestLoggedImage::listsByKeyAndStep()
{
    using Kind = ArtifactEntry::Kind;
    const auto file = [](const char* path) {
        return ArtifactEntry{QString::fromLatin1(path), Kind::File, 10};
    };
    const QList<ArtifactEntry> entries{file("images/b%step%10%timestamp%1%g.png"),
                                       file("images/b%step%9%timestamp%1%g.png"),
                                       file("images/a%step%5%timestamp%1%g.png"),
                                       file("other/c_1.png"),
                                       {QStringLiteral("images/x_1.png"), Kind::Directory, {}}};
    QStringList seen;
    for (const auto& image : loggedImages(entries, QStringLiteral("images")))
        seen.append(QStringLiteral("%1@%2").arg(image.key).arg(image.step));
    QCOMPARE(seen, (QStringList{QStringLiteral("a@5"), QStringLiteral("b@9"), QStringLiteral("b@10")}));
    QCOMPARE(loggedImages(entries, QStringLiteral("b")).size(), 2);
    QCOMPARE(loggedImages(entries, {}).size(), 4);
}

QTEST_GUILESS_MAIN(TestLoggedImage)
#include "tst_loggedimage.moc"
