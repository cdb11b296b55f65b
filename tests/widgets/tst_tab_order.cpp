#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/common/TabOrder.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace ph;

namespace {

QStringList stopsFrom(QWidget& begin)
{
    QStringList names{begin.objectName()};
    for (auto* at = begin.nextInFocusChain(); at != &begin; at = at->nextInFocusChain()) {
        if (at->isVisible() && (at->focusPolicy() & Qt::TabFocus) && !at->objectName().isEmpty())
            names.append(at->objectName());
    }
    return names;
}

template <class T>
T* named(const char* name)
{
    auto* made = new T;
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

/// What is built while a window stands is gone through where it stands.
class TabOrderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, SchemeChoice::Light); }

    void whatIsBuiltAnewKeepsItsPlace()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* first = named<QLineEdit>("first");
        auto* panel = new QWidget;
        auto* inner = new QVBoxLayout(panel);
        auto* last = named<QPushButton>("last");
        for (QWidget* part : std::initializer_list<QWidget*>{first, panel, last})
            column->addWidget(part);
        auto* row = new QHBoxLayout;
        row->addWidget(named<QLineEdit>("left"));
        row->addWidget(named<QLineEdit>("right"));
        inner->addLayout(row);
        inner->addWidget(named<QLineEdit>("below"));
        window.show();
        tabAsLaidOut(panel);
        const QStringList asRead{QStringLiteral("first"), QStringLiteral("left"), QStringLiteral("right"),
                                 QStringLiteral("below"), QStringLiteral("last")};
        QCOMPARE(stopsFrom(*first), asRead);
    }

    void whatABannerOffersComesWhereItStands()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* first = named<QLineEdit>("first");
        auto* banner = new Banner;
        auto* last = named<QPushButton>("last");
        for (QWidget* part : std::initializer_list<QWidget*>{first, banner, last})
            column->addWidget(part);
        window.show();
        banner->showMessage({.tone = Tone::Warning,
                             .text = QStringLiteral("It is offline."),
                             .actions = {{QStringLiteral("retry"), QStringLiteral("Retry"), {}}}});
        QTRY_VERIFY(banner->isVisible());
        auto stops = stopsFrom(*first);
        stops.removeIf([](const QString& name) {
            return name != QLatin1String("first") && name != QLatin1String("retry") &&
                   name != QLatin1String("last");
        });
        QCOMPARE(stops,
                 QStringList({QStringLiteral("first"), QStringLiteral("retry"), QStringLiteral("last")}));
    }

    void whatIsPlacedByHandIsGoneThroughInItsOrder()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* first = named<QLineEdit>("first");
        auto* sheet = new QWidget;
        for (QWidget* part : std::initializer_list<QWidget*>{first, sheet, named<QPushButton>("last")})
            column->addWidget(part);
        QList<QWidget*> cards;
        for (const char* name : {"a", "b"}) {
            auto* card = new QWidget(sheet);
            auto* row = new QHBoxLayout(card);
            row->addWidget(named<QPushButton>(name));
            // Over the others, in no layout.
            auto* corner = named<QPushButton>("corner");
            corner->setParent(card);
            cards.append(card);
        }
        window.show();
        const auto go = [&] {
            auto* before = lastStopBefore(sheet);
            for (auto* card : std::as_const(cards))
                before = tabAsBuilt(before, card);
        };
        const auto corner = QStringLiteral("corner"), a = QStringLiteral("a"), b = QStringLiteral("b");
        go();
        QCOMPARE(stopsFrom(*first),
                 QStringList({QStringLiteral("first"), a, corner, b, corner, QStringLiteral("last")}));
        cards.swapItemsAt(0, 1);
        go();
        QCOMPARE(stopsFrom(*first),
                 QStringList({QStringLiteral("first"), b, corner, a, corner, QStringLiteral("last")}));
    }

    void widgetsOfTwoWindowsAreLeftAlone()
    {
        QWidget window;
        auto* here = new QLineEdit(&window);
        QWidget elsewhere;
        auto* column = new QVBoxLayout(&elsewhere);
        column->addWidget(new QLineEdit);
        QCOMPARE(tabAsLaidOut(here, &elsewhere), here);
        QCOMPARE(tabAsBuilt(here, &elsewhere), here);
    }
};

QTEST_MAIN(TabOrderTest)
#include "tst_tab_order.moc"
