#include "services/contracts/ContractSaving.h"
#include "services/contracts/ContractShelf.h"
#include "tests/services/ContractLab.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

namespace {

/// A contract of one feature: "type: number, unit: ms".
DataContract oneFeature(const char* name, const QByteArray& feature)
{
    return contractOf("name: " + QByteArray(name) + "\ncolumns:\n  latency: {" + feature + "}\n");
}

QStringList linesOf(const QList<FeatureDispute>& disputes)
{
    QStringList lines;
    for (const auto& dispute : disputes) {
        QStringList parts, sides;
        for (const auto part : dispute.parts)
            parts.append(disputedPartName(part));
        for (const auto& side : dispute.sides)
            sides.append(side.contract + u'=' + definitionText(side.definition));
        lines.append(QStringLiteral("%1 [%2] %3")
                         .arg(dispute.feature, parts.join(u' '), sides.join(QStringLiteral(" | "))));
    }
    return lines;
}

} // namespace

/// Contracts of several teams that define one feature differently, and what is frozen meanwhile.
class TestFeatureDisputes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contractsThatAgree();
    void typeUnitAndOwner();
    void whoSaysNothingDoesNotDisagree();
    void yetAnotherDefinitionIsRefused();
    void aChangeThatSettlesIsTaken();
    void theShelfKeepsTheFile();
    void theShelfRefusesWhatIsFrozen();
    void nothingIsDeleted();
    void oneBadFileHidesNoOther();
    void anEditTakesThePlaceOfItsFile();
    void anEditIsNotWrittenOverAnothers();
    void whatIsPutAsideIsPutBack();
};

void TestFeatureDisputes::contractsThatAgree()
{
    QCOMPARE(featureDisputes({}), QList<FeatureDispute>());
    QCOMPARE(featureDisputes({oneFeature("a", "type: number, unit: ms, owner: sre, maximum: 5"),
                              oneFeature("b", "type: number, unit: ms, owner: sre")}),
             QList<FeatureDispute>());
}

void TestFeatureDisputes::typeUnitAndOwner()
{
    QCOMPARE(linesOf(featureDisputes({oneFeature("a", "type: number, unit: ms, owner: sre"),
                                      oneFeature("b", "type: integer, unit: s, owner: risk")})),
             QStringList{QStringLiteral(
                 "latency [type unit owner] a=number in ms, of sre | b=integer in s, of risk")});
    QCOMPARE(linesOf(featureDisputes(
                 {oneFeature("a", "type: number, unit: ms"), oneFeature("b", "type: number, unit: s")})),
             QStringList{QStringLiteral("latency [unit] a=number in ms | b=number in s")});
}

void TestFeatureDisputes::whoSaysNothingDoesNotDisagree()
{
    QCOMPARE(featureDisputes({oneFeature("a", "type: number, unit: ms"), oneFeature("b", "type: number"),
                              oneFeature("c", "type: number, owner: sre")}),
             QList<FeatureDispute>());
    // The third is a side all the same.
    QCOMPARE(
        linesOf(featureDisputes({oneFeature("a", "type: number, unit: ms"),
                                 oneFeature("b", "type: number, unit: s"), oneFeature("c", "type: number")})),
        QStringList{QStringLiteral("latency [unit] a=number in ms | b=number in s | c=number")});
}

void TestFeatureDisputes::yetAnotherDefinitionIsRefused()
{
    const QList<DataContract> kept{oneFeature("a", "type: number, unit: ms"),
                                   oneFeature("b", "type: number, unit: s")};
    const auto refuses = [&](const char* name, const QByteArray& feature) {
        return !frozenChanges(kept, oneFeature(name, feature)).isEmpty();
    };
    QVERIFY(refuses("c", "type: number, unit: us"));
    QVERIFY(refuses("a", "type: integer, unit: ms"));
    QVERIFY(refuses("a", "type: number, unit: ms, owner: sre"));
    // What is no change of the definition may be changed, and a side may be joined.
    QVERIFY(!refuses("a", "type: number, unit: ms, maximum: 100"));
    QVERIFY(!refuses("c", "type: number, unit: s"));
    // What nobody disputes is not frozen.
    QVERIFY(frozenChanges(kept, contractOf("name: c\ncolumns: {other: {type: text}}\n")).isEmpty());
    QVERIFY(frozenChanges({kept[0]}, oneFeature("b", "type: text")).isEmpty());
}

void TestFeatureDisputes::aChangeThatSettlesIsTaken()
{
    const QList<DataContract> kept{oneFeature("a", "type: number, unit: ms"),
                                   oneFeature("b", "type: number, unit: s")};
    const auto settled = oneFeature("b", "type: number, unit: ms, owner: sre");
    QVERIFY(frozenChanges(kept, settled).isEmpty());
    QVERIFY(featureDisputes(withContract(kept, settled)).isEmpty());
    QVERIFY(frozenChanges(kept, contractOf("name: b\ncolumns: {other: {type: text}}\n")).isEmpty());
}

void TestFeatureDisputes::theShelfKeepsTheFile()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    QCOMPARE(shelf.contracts()->contracts.size(), 0); // nothing is made by looking
    const QByteArray text = "# ours\nname: pay\ncolumns: {x: {type: text}}\n";
    const auto file = lab.write(QStringLiteral("mine.yaml"), text);
    QCOMPARE(*shelf.add(file, contractNow), ContractShelf::Added::New);
    QCOMPARE(*shelf.add(file, contractNow), ContractShelf::Added::Unchanged);
    const auto kept = shelf.contracts();
    QCOMPARE(kept->contracts.size(), 1);
    QCOMPARE(kept->contracts[0].name, QStringLiteral("pay"));
    QFile copy(kept->files[0]);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), text);
    QVERIFY_ERROR(
        shelf.add(lab.write(QStringLiteral("nameless.yaml"), "columns: {x: {type: text}}\n"), contractNow),
        ErrorKind::Invalid);
    QVERIFY_ERROR(shelf.add(lab.write(QStringLiteral("broken.yaml"), "name: a\n"), contractNow),
                  ErrorKind::Unreadable);
}

void TestFeatureDisputes::theShelfRefusesWhatIsFrozen()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    const auto add = [&](const char* name, const char* unit) {
        return shelf.add(
            lab.write(QStringLiteral("c.yaml"),
                      "name: " + QByteArray(name) + "\ncolumns: {x: {type: number, unit: " + unit + "}}\n"),
            contractNow);
    };
    QVERIFY_RESULT(add("a", "ms"));
    QVERIFY_RESULT(add("b", "s")); // begins the dispute
    const auto refused = add("c", "us");
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QCOMPARE(refused.error().detail, QStringLiteral("x is frozen: a says number in ms; b says number in s"));
    QCOMPARE(*add("b", "ms"), ContractShelf::Added::Replaced); // settles it
    QVERIFY_RESULT(add("c", "us"));
}

void TestFeatureDisputes::nothingIsDeleted()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    const auto add = [&](const char* type) {
        QVERIFY_RESULT(shelf.add(
            lab.write(QStringLiteral("c.yaml"), "name: a\ncolumns: {x: {type: " + QByteArray(type) + "}}\n"),
            contractNow));
    };
    add("text");
    add("number");
    add("integer");
    QVERIFY_RESULT(shelf.remove(QStringLiteral("a"), contractNow));
    QVERIFY_ERROR(shelf.remove(QStringLiteral("a"), contractNow), ErrorKind::NotFound);
    QCOMPARE(shelf.contracts()->contracts.size(), 0);
    QCOMPARE(
        QDir(lab.path(QStringLiteral("contracts/removed"))).entryList(QDir::Files),
        (QStringList{QStringLiteral("a.20260202T024000Z.2.yaml"), QStringLiteral("a.20260202T024000Z.3.yaml"),
                     QStringLiteral("a.20260202T024000Z.yaml")}));
}

void TestFeatureDisputes::oneBadFileHidesNoOther()
{
    ContractLab lab;
    QVERIFY(QDir().mkpath(lab.path(QStringLiteral("contracts"))));
    lab.write(QStringLiteral("contracts/a.yaml"), "name: one\ncolumns: {x: {type: text}}\n");
    lab.write(QStringLiteral("contracts/b.yaml"), "name: one\ncolumns: {x: {type: text}}\n");
    lab.write(QStringLiteral("contracts/c.yaml"), "columns: {x: {type: text}}\n");
    lab.write(QStringLiteral("contracts/d.yaml"), "nonsense\n");
    lab.write(QStringLiteral("contracts/e.txt"), "nonsense\n");
    const auto kept = ContractShelf(lab.path(QStringLiteral("contracts"))).contracts();
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->contracts.size(), 1);
    QCOMPARE(kept->faults.size(), 3);
    QVERIFY(kept->faults[0].error.detail.contains(QLatin1String("name one")));
    QVERIFY(kept->faults[2].item.endsWith(QLatin1String("d.yaml")));
    // Under another name than its own, a contract is in nobody's way.
    QVERIFY_RESULT(ContractShelf(lab.path(QStringLiteral("contracts")))
                       .add(lab.write(QStringLiteral("new.yaml"), "name: b\ncolumns: {x: {type: text}}\n"),
                            contractNow));
    QVERIFY(QFile::exists(lab.path(QStringLiteral("contracts/b.yaml"))));
    QVERIFY(QFile::exists(lab.path(QStringLiteral("contracts/b.2.yaml"))));
}

namespace {

QByteArray textIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

qsizetype removedIn(const ContractShelf& shelf)
{
    return QDir(shelf.folder() + QStringLiteral("/removed")).entryList(QDir::Files).size();
}

} // namespace

void TestFeatureDisputes::anEditTakesThePlaceOfItsFile()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    const QByteArray text = "name: pay\ncolumns: {x: {type: text}}\n";
    const auto made = saveContract(shelf, {.text = text}, contractNow);
    QVERIFY(made);
    QCOMPARE(made->written, SavedContract::Written::New);
    QCOMPARE(textIn(made->file), text);
    QCOMPARE(saveContract(shelf, {.text = text, .file = made->file, .opened = text}, contractNow)->written,
             SavedContract::Written::Unchanged);
    // Another name is another file, and the former one is none of the shelf any more.
    const QByteArray renamed = "name: pay-2\ncolumns: {x: {type: text}}\n";
    const auto saved =
        saveContract(shelf, {.text = renamed, .file = made->file, .opened = text}, contractNow);
    QVERIFY(saved);
    QVERIFY(saved->file.endsWith(QStringLiteral("/pay-2.yaml")));
    QVERIFY(!QFile::exists(made->file));
    QCOMPARE(removedIn(shelf), qsizetype(1));
    // What was no contract is put right where it is.
    const QByteArray broken = "name: pay-2\ncolumns: {x: {typ: text}}\n";
    QFile file(saved->file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(broken) == broken.size());
    file.close();
    QCOMPARE(saveContract(shelf, {.text = broken, .file = saved->file, .opened = broken}, contractNow)
                 .error()
                 .kind,
             ErrorKind::Unreadable);
    QCOMPARE(saveContract(shelf, {.text = renamed, .file = saved->file, .opened = broken}, contractNow)->file,
             saved->file);
    QCOMPARE(textIn(saved->file), renamed);
    QCOMPARE(removedIn(shelf), qsizetype(2));
}

void TestFeatureDisputes::anEditIsNotWrittenOverAnothers()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    const QByteArray a = "name: a\ncolumns: {latency: {type: number, unit: ms}}\n";
    const QByteArray b = "name: b\ncolumns: {latency: {type: number, unit: s}}\n";
    const auto first = saveContract(shelf, {.text = a}, contractNow);
    const auto second = saveContract(shelf, {.text = b}, contractNow);
    QVERIFY(first && second);
    // A frozen feature in yet another way, also under another name.
    for (const char* name : {"a", "c"}) {
        const auto refused = saveContract(
            shelf,
            {.text = "name: " + QByteArray(name) + "\ncolumns: {latency: {type: integer, unit: ms}}\n",
             .file = first->file,
             .opened = a},
            contractNow);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Invalid);
        QVERIFY(refused.error().detail.contains(QStringLiteral("latency is frozen")));
    }
    // The name of another, and a file that somebody changed meanwhile.
    const QByteArray asB = "name: b\ncolumns: {latency: {type: number, unit: ms}}\n";
    const auto conflict = saveContract(shelf, {.text = asB, .file = first->file, .opened = a}, contractNow);
    QVERIFY(!conflict && conflict.error().kind == ErrorKind::Conflict);
    QCOMPARE(conflict.error().where, second->file);
    const auto late =
        saveContract(shelf, {.text = a + "minimum-rows: 5\n", .file = first->file, .opened = b}, contractNow);
    QVERIFY(!late && late.error().kind == ErrorKind::Conflict);
    QCOMPARE(late.error().where, first->file);
    QCOMPARE(textIn(first->file), a);
    QCOMPARE(textIn(second->file), b);
    QCOMPARE(removedIn(shelf), qsizetype(0));
    const auto replaced = saveContract(
        shelf, {.text = asB, .file = first->file, .opened = a, .others = ContractDraft::Others::Replace},
        contractNow);
    QVERIFY(replaced);
    QCOMPARE(removedIn(shelf), qsizetype(2));
    QCOMPARE(shelf.contracts()->contracts.size(), qsizetype(1));
}

void TestFeatureDisputes::whatIsPutAsideIsPutBack()
{
    ContractLab lab;
    ContractShelf shelf(lab.path(QStringLiteral("contracts")));
    const QByteArray text = "name: pay\ncolumns: {x: {type: text}}\n";
    const auto kept = saveContract(shelf, {.text = text}, contractNow);
    QVERIFY(kept);
    const auto aside = shelf.putAside(kept->file, contractNow);
    QVERIFY(aside);
    QCOMPARE(shelf.contracts()->contracts.size(), qsizetype(0));
    QVERIFY(putContractBack(shelf, *aside, kept->file));
    QCOMPARE(textIn(kept->file), text);
    // Not over what lies there by now.
    const auto again = shelf.putAside(kept->file, contractNow);
    QVERIFY(again && saveContract(shelf, {.text = text}, contractNow));
    const auto back = putContractBack(shelf, *again, kept->file);
    QVERIFY(!back && back.error().kind == ErrorKind::Conflict);
    QVERIFY(QFile::exists(*again));
}

QTEST_GUILESS_MAIN(TestFeatureDisputes)
#include "tst_feature_disputes.moc"
