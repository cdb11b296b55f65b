#include "tests/support/Paths.h"
#include "tests/support/Testing.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/shell/ShortcutsDialog.h"

#include <QAbstractItemView>
#include <QDirIterator>
#include <QFile>
#include <QKeyEvent>
#include <QPushButton>
#include <QRegularExpression>

using namespace ph;

namespace {

template <class T>
T* part(const QWidget& root, const char* name)
{
    return root.findChild<T*>(QLatin1String(name));
}

QKeyEvent press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    return {QEvent::KeyPress, key, modifiers};
}

void chooseIn(QAbstractItemView& table, const QString& text)
{
    const auto found = table.model()->match(table.model()->index(0, ShortcutModel::TextColumn),
                                            Qt::DisplayRole, text, 1, Qt::MatchExactly);
    QVERIFY2(!found.isEmpty(), qPrintable(text));
    table.setCurrentIndex(found.first());
}

} // namespace

/// One table says which keys do what: the widgets and what is shown of keys read it.
class ScreenKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, SchemeChoice::Light); }
    void eachHasKeysWordsAndANameOfItsOwn();
    void noScreenUsesKeysTwice();
    void noWidgetHasKeysOfItsOwn();
    void pressesAreToldApart();
    void theDialogListsThemByScreen();
    void anActionWithTheKeysOfAScreenIsWarnedOf();
};

void ScreenKeysTest::eachHasKeysWordsAndANameOfItsOwn()
{
    QSet<QString> names;
    for (const auto& known : screenKeys()) {
        QVERIFY2(!known.keys.isEmpty() && !known.text.isEmpty() && !known.group.isEmpty(),
                 qPrintable(known.name));
        QVERIFY2(!names.contains(known.name), qPrintable(known.name));
        QVERIFY2(known.kind != KeyedAction::Kind::Changeable, qPrintable(known.name));
        names.insert(known.name);
    }
    for (int key = 0; key <= int(ScreenKey::CloseHandbook); ++key)
        QVERIFY2(!keysOf(ScreenKey(key)).isEmpty(), qPrintable(QString::number(key)));
    QCOMPARE(names.size(), int(ScreenKey::CloseHandbook) + 1);
}

void ScreenKeysTest::noScreenUsesKeysTwice()
{
    // On parts of a screen that are never shown together, or never have the focus together.
    const QSet<QString> apart{QStringLiteral("take-step")};
    QMap<QString, QString> seen;
    for (const auto& known : screenKeys()) {
        const auto place = known.group + u'\n' + known.keys;
        if (apart.contains(known.name))
            continue;
        QVERIFY2(!seen.contains(place), qPrintable(known.name + u' ' + seen.value(place)));
        seen.insert(place, known.name);
    }
}

void ScreenKeysTest::noWidgetHasKeysOfItsOwn()
{
    static const QRegularExpression own(QStringLiteral(
        R"(QKeySequence\((?:Qt::|QKeySequence::|QStringLiteral|QLatin1|")|Qt::(?:CTRL|ALT|SHIFT|META) \|)"
        R"(|(?:QShortcut|setShortcuts?|setShortcutKeys)\(\{?(?:Qt::|QKeySequence::|"))"));
    // What some keyboards send for keys of the table.
    static const QRegularExpression twin(QStringLiteral("Qt::Key_(?:Enter|Backtab)\\b"));
    int files = 0, uses = 0;
    QDirIterator sources(testing::sourceFile(QStringLiteral("widgets")), {QStringLiteral("*.cpp")},
                         QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        if (file.fileName().endsWith(QLatin1String("/ScreenKeys.cpp")))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        for (const auto& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            uses += int(line.count(QLatin1String("keysOf(ScreenKey::")));
            QVERIFY2(!line.contains(own) || line.contains(twin),
                     qPrintable(file.fileName() + QStringLiteral(": ") + line.trimmed()));
        }
    }
    QVERIFY(files > 200);
    QVERIFY(uses > 40);
}

void ScreenKeysTest::pressesAreToldApart()
{
    QVERIFY(isPressed(ScreenKey::HideRun, press(Qt::Key_H)));
    QVERIFY(!isPressed(ScreenKey::HideRun, press(Qt::Key_H, Qt::ControlModifier)));
    QVERIFY(isPressed(ScreenKey::AddAscending, press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier)));
    QVERIFY(isPressed(ScreenKey::SortAscending, press(Qt::Key_Up, Qt::AltModifier | Qt::KeypadModifier)));
    QVERIFY(!isPressed(ScreenKey::SortAscending, press(Qt::Key_Up)));
}

void ScreenKeysTest::theDialogListsThemByScreen()
{
    const ShortcutsDialog dialog(screenKeys());
    const auto* model = part<QAbstractItemView>(dialog, "shortcutTable")->model();
    QMap<QString, QString> keys, screens;
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto text = model->index(row, ShortcutModel::TextColumn).data().toString();
        keys.insert(text, model->index(row, ShortcutModel::KeysColumn).data().toString());
        screens.insert(text, model->index(row, ShortcutModel::GroupColumn).data().toString());
    }
    QCOMPARE(keys.value(QStringLiteral("To a query of your own")), QStringLiteral("Ctrl+E"));
    QCOMPARE(screens.value(QStringLiteral("To a query of your own")), QStringLiteral("Monitoring"));
    QCOMPARE(keys.value(QStringLiteral("Hide the column")), QStringLiteral("Ctrl+Shift+H"));
    QCOMPARE(screens.value(QStringLiteral("Hide the column")), QStringLiteral("Experiments"));
    QCOMPARE(screens.value(QStringLiteral("Note something about the moment")), QStringLiteral("Incidents"));
}

void ScreenKeysTest::anActionWithTheKeysOfAScreenIsWarnedOf()
{
    auto actions = screenKeys();
    actions.append({QStringLiteral("sync"), QStringLiteral("View"), QStringLiteral("Sync"),
                    QStringLiteral("Ctrl+E"), QString()});
    ShortcutsDialog dialog(actions);
    dialog.show();
    chooseIn(*part<QAbstractItemView>(dialog, "shortcutTable"), QStringLiteral("Sync"));
    const auto said = part<PlainLabel>(dialog, "shortcutTrouble")->text();
    QVERIFY2(said.contains(QStringLiteral("To a query of your own (Monitoring)")), qPrintable(said));
    QVERIFY(part<QPushButton>(dialog, "shortcutTake")->isHidden()); // they are fixed there
}

QTEST_MAIN(ScreenKeysTest)
#include "tst_screen_keys.moc"
