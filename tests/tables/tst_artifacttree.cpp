#include "models/tables/ArtifactPreview.h"
#include "models/tables/ArtifactTreeModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QtEndian>

using namespace ph;
using Kind = ArtifactEntry::Kind;

namespace {
QString q(const char* text)
{
    return QString::fromUtf8(text);
}
QString printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out += QString(depth * 2, u' ') + index.data().toString() + u'|' +
               index.siblingAtColumn(1).data().toString() + u'\n';
        out += printed(model, index, depth + 1);
    }
    return out;
}
QByteArray png(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}
} // namespace

class TestArtifactTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void directoriesAreAskedForOnce()
    {
        ArtifactTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy asked(&model, &ArtifactTreeModel::directoryRequested);
        model.applyLoading({});
        model.apply({}, {{q("z.txt"), Kind::File, 2048}, {q("model"), Kind::Directory}}, 5);
        QCOMPARE(printed(model), q("model|\nz.txt|2.0 KiB\n"));
        const QModelIndex folder = model.indexOf(q("model"));
        QVERIFY(model.canFetchMore(folder));
        asked.clear();
        model.fetchMore(folder);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), q("model"));
        model.applyLoading(q("model"));
        QVERIFY(!model.canFetchMore(folder));
        model.apply(q("model"), {{q("model/MLmodel"), Kind::File, 3}}, 6);
        QCOMPARE(model.seenMs(q("model")), 6);
        QCOMPARE(model.rowCount(model.indexOf(q("model"))), 1);
    }

    void hostileNamesAreLeftOut()
    {
        ArtifactTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({},
                    {{q("../etc"), Kind::File},
                     {q(".."), Kind::Directory},
                     {q("/abs"), Kind::File},
                     {q("a/b"), Kind::File},
                     {q(""), Kind::File},
                     {q("ok <b>"), Kind::File}},
                    1);
        QCOMPARE(printed(model), q("ok <b>|–\n"));
        model.apply(q("nowhere"), {{q("nowhere/a"), Kind::File}}, 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void entriesThatStayKeepTheirChildren()
    {
        ArtifactTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({}, {{q("a"), Kind::Directory}, {q("b"), Kind::Directory}}, 1);
        model.apply(q("b"), {{q("b/x"), Kind::File}}, 1);
        const QPersistentModelIndex kept = model.indexOf(q("b/x"));
        model.apply({}, {{q("b"), Kind::Directory}, {q("c"), Kind::Directory}, {q("0"), Kind::File}}, 2);
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data(ArtifactTreeModel::PathRole).toString(), q("b/x"));
        model.applyFailure(q("c"), Error::make(ErrorKind::Timeout, q("x")));
        QVERIFY(model.error(q("c")));
        QCOMPARE(model.state(q("b")), ArtifactTreeModel::State::Known);
    }

    void jsonIsLaidOutWithoutTouchingItsNumbers()
    {
        const auto preview =
            decodePreview(q("a/m.json"), "{\"id\":9223372036854775807,\"v\":[NaN,1.10],\"e\":{}}");
        QCOMPARE(preview.kind, ArtifactPreview::Kind::JsonText);
        QCOMPARE(
            preview.text,
            q("{\n  \"id\": 9223372036854775807,\n  \"v\": [\n    NaN,\n    1.10\n  ],\n  \"e\": {}\n}"));
        const auto broken = decodePreview(q("m.json"), "{\"a\":");
        QCOMPARE(broken.text, q("{\"a\":"));
        QVERIFY(!broken.note.isEmpty());
        const auto deep = decodePreview(q("m.json"), QByteArray(100'000, '['));
        QVERIFY(!deep.note.isEmpty());
    }

    void csvHonoursQuotes()
    {
        const auto preview = decodePreview(q("t.csv"), "a,\"b,c\"\r\n1,\"x \"\"y\"\"\nz\"\n3\n");
        QCOMPARE(preview.kind, ArtifactPreview::Kind::Table);
        QCOMPARE(preview.header, (QStringList{q("a"), q("b,c")}));
        QCOMPARE(preview.rows, (QList<QStringList>{{q("1"), q("x \"y\"\nz")}, {q("3")}}));
        const auto large = decodePreview(q("t.csv"), "h\n" + QByteArray("1\n").repeated(10'000));
        QCOMPARE(large.rows.size(), ArtifactPreview::maxRows);
        QCOMPARE(large.totalRows, 10'000);
        QVERIFY(!large.note.isEmpty());
    }

    void picturesAreBoundedBeforeTheyAreOpened()
    {
        const auto ordinary = decodePreview(q("p.png"), png({40, 30}));
        QCOMPARE(ordinary.kind, ArtifactPreview::Kind::Image);
        QCOMPARE(ordinary.image.size(), QSize(40, 30));
        const auto wide = decodePreview(q("p.png"), png({5'000, 10}));
        QCOMPARE(wide.imageSize, QSize(5'000, 10));
        QVERIFY(wide.image.width() <= ArtifactPreview::maxImageSide);
        // The size in the header is all that is read of a bomb.
        QByteArray bomb = png({40, 30});
        for (const int at : {16, 20}) {
            bomb[at] = 0;
            bomb[at + 1] = 1;
            bomb[at + 2] = 0x11;
        }
        std::uint32_t crc = 0xFFFFFFFF; // PNG's own, over the chunk's name and content
        for (int i = 12; i < 29; ++i) {
            crc ^= uchar(bomb[i]);
            for (int bit = 0; bit < 8; ++bit)
                crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
        qToBigEndian(~crc, bomb.data() + 29);
        const auto refused = decodePreview(q("p.png"), bomb);
        QCOMPARE(refused.kind, ArtifactPreview::Kind::Binary);
        QVERIFY(refused.image.isNull());
        QCOMPARE(refused.imageSize, QSize(0x11128, 0x1111e));
        QVERIFY(!refused.note.isEmpty());
        const auto lie = decodePreview(q("p.png"), "<svg onload=alert(1)>");
        QCOMPARE(lie.kind, ArtifactPreview::Kind::Text);
        const auto cut = decodePreview(q("p.png"), png({400, 300}).left(60));
        QVERIFY(cut.kind != ArtifactPreview::Kind::Image);
    }

    void bytesThatAreNoTextAreDumped()
    {
        const auto preview = decodePreview(q("model.txt"), QByteArray("ab\0\x01", 4));
        QCOMPARE(preview.kind, ArtifactPreview::Kind::Binary);
        QVERIFY(preview.text.startsWith(q("00000000  61 62 00 01")));
        QCOMPARE(decodePreview(q("n.md"), "<b>x</b>").text, q("<b>x</b>"));
        QCOMPARE(decodePreview(q("n.txt"), "").text, QString());
    }
};

QTEST_GUILESS_MAIN(TestArtifactTree)
#include "tst_artifacttree.moc"
