#include "models/values/ObjectIndex.h"
#include "models/values/WordFit.h"

#include <QTest>

#include <random>

using namespace ph;

namespace {

NamedObject run(const QString& name, const QString& within = "fraud · lab")
{
    return {ObjectKind::Run, {1}, "id-of-" + name, name, within};
}

QStringList found(const ObjectIndex& index, const QString& query, std::size_t most = 10)
{
    QStringList names;
    for (const auto& hit : index.find(query, most, {}))
        names << index.at(hit.index).name;
    return names;
}

} // namespace

class tst_object_index : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordFitsBestWhereANameBegins()
    {
        QCOMPARE(wordFit("fra", "fraud-7"), 100);
        QCOMPARE(wordFit("7", "fraud-7"), 80);
        QCOMPARE(wordFit("aud", "fraud-7"), 40);
        QCOMPARE(wordFit("fd7", "fraud-7"), 21); // four letters lie between them
        QCOMPARE(wordFit("7f", "fraud-7"), 0);
        QCOMPARE(wordFit("fz", "f---------z"), 0); // strewn too far
        QCOMPARE(wordFit("in", "training-in"), 80);
        QCOMPARE(wordFit("", "x"), 0);
    }

    void caseAndMarksDoNotCount()
    {
        QCOMPARE(foldedName(u"Été-42"), QByteArray("ete-42"));
        QCOMPARE(foldedName(u"欺诈模型"), QByteArray("欺诈模型"));
        QCOMPARE(wordFit("诈模", foldedName(u"欺诈模型").toStdString()), 40);
        QCOMPARE(wordFit("欺型", foldedName(u"欺诈模型").toStdString()), 0);
    }

    void theBestComeFirstAndOfEqualOnesTheEarlier()
    {
        ObjectIndex index;
        for (const char* name : {"defrauded", "calm-fraud", "fraud-b", "fraud-a", "other"})
            index.add(run(name, "lab"));
        QCOMPARE(found(index, "FRAUD"), QStringList({"fraud-b", "fraud-a", "calm-fraud", "defrauded"}));
        QCOMPARE(found(index, "fraud", 2), QStringList({"fraud-b", "fraud-a"}));
        QCOMPARE(found(index, ""), QStringList());
        QCOMPARE(found(index, "  "), QStringList());
        QCOMPARE(found(index, "fraud nothing"), QStringList());
    }

    void whatAnObjectIsWithinIsSearchedToo()
    {
        ObjectIndex index;
        index.add(run("calm-mule", "churn · lab"));
        index.add(run("calm-fox", "fraud · lab"));
        index.add({ObjectKind::Endpoint, {2}, "e", "mule", "payments · cluster"});
        QCOMPARE(found(index, "fraud"), QStringList("calm-fox"));
        QCOMPARE(found(index, "mule lab"), QStringList("calm-mule"));
        QCOMPARE(found(index, "mule"), QStringList({"mule", "calm-mule"}));
    }

    void anObjectComesBackWhole()
    {
        ObjectIndex index;
        const NamedObject version{ObjectKind::ModelVersion, {3}, "7", "欺诈 7", "欺诈 · lab"};
        const NamedObject nameless{ObjectKind::Run, {4}, "0123abcd", {}, {}};
        index.add(version);
        index.add(nameless);
        QCOMPARE(index.at(0), version);
        QCOMPARE(index.at(1), nameless);
        QCOMPARE(index.find(u"0123", 5, {}).size(), std::size_t(1)); // by its id
    }

    void manyAreFoundAsOneAfterTheOtherWouldBe()
    {
        // Threads, marks and early ends must not change the answer.
        std::mt19937 random(7);
        const char* parts[] = {"brave", "calm", "fraud", "owl", "mule", "rain", "train", "7", "a", "欺诈"};
        const QString withins[] = {{}, "fraud · lab", "churn-17 · 欺诈"};
        ObjectIndex index;
        struct Folded {
            std::string name;
            QByteArray within;
        };
        std::vector<Folded> objects;
        for (int i = 0; i < 120'000; ++i) {
            const auto name = QStringLiteral("%1-%2-%3")
                                  .arg(parts[random() % 10])
                                  .arg(parts[random() % 10])
                                  .arg(random() % 5000);
            const auto& within = withins[random() % 3];
            index.add(run(name, within));
            objects.push_back({foldedName(name).toStdString(), foldedName(within)});
        }
        for (const char* query :
             {"r", "ra", "rai", "rain", "rain rain", "ow", "fraud owl", "fraud lab", "bo1", "cml", "欺诈",
              "诈-", "7", "17", "zz", "calm 4999", "lab 4999", "-", "-7"}) {
            const auto words = QByteArray(query).split(' ');
            std::vector<ObjectIndex::Hit> expected;
            for (std::uint32_t i = 0; i < objects.size(); ++i) {
                int total = 1;
                for (const auto& word : words) {
                    const int fit =
                        std::max(wordFit({word.constData(), std::size_t(word.size())}, objects[i].name),
                                 objects[i].within.contains(word) ? 30 : 0);
                    total = fit == 0 || total == 0 ? 0 : total + fit;
                }
                if (total > 0)
                    expected.push_back({i, total});
            }
            std::ranges::stable_sort(expected, std::greater(), &ObjectIndex::Hit::score);
            expected.resize(std::min<std::size_t>(expected.size(), 60));
            QVERIFY2(index.find(QString::fromUtf8(query), 60, {}) == expected, query);
        }
    }

    void aStoppedSearchFindsNothing()
    {
        ObjectIndex index;
        index.add(run("calm-mule"));
        std::stop_source source;
        source.request_stop();
        QVERIFY(index.find(u"calm", 5, source.get_token()).empty());
    }
};

QTEST_GUILESS_MAIN(tst_object_index)
#include "tst_object_index.moc"
