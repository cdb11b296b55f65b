#include "widgets/notify/NotificationsDialog.h"

#include "models/tables/Format.h"
#include "models/tables/NoticeHistoryModel.h"
#include "models/tables/NoticeWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/notify/QuietHoursEdit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

PlainLabel* columnTitle(const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setRole(PlainLabel::Role::Muted);
    return label;
}

/// On Linux Qt says what is chosen as the name of a box, and so what the box is for goes into its
/// description.
void nameBox(QComboBox& box, const QString& meaning)
{
    box.setAccessibleName(meaning);
    box.setAccessibleDescription(meaning);
}

} // namespace

NotificationsDialog::NotificationsDialog(const NoticeSettings& settings, const QList<NoticeRecord>& history,
                                         const QStringList& environments, QWidget* parent)
    : QDialog(parent)
    , begun_(settings)
    , parts_(new QTabWidget)
    , quiet_(new QuietHoursEdit)
    , history_(new NoticeHistoryModel(this))
{
    setObjectName(QStringLiteral("notificationsDialog"));
    setWindowTitle(tr("Notifications"));
    parts_->setObjectName(QStringLiteral("notificationParts"));
    parts_->setDocumentMode(true);
    parts_->addTab(buildRules(environments), tr("What interrupts"));
    parts_->addTab(quiet_, tr("Quiet hours"));
    parts_->addTab(buildHistory(), tr("What was told"));
    quiet_->showHours(settings.quiet);
    showHistory(history);
    auto* test = makeButton(QStringLiteral("notificationTest"), tr("Show a test notice"));
    auto* cancel = makeButton(QStringLiteral("notificationCancel"), tr("Cancel"));
    auto* keep = makeButton(QStringLiteral("notificationKeep"), tr("Keep"), ButtonKind::Primary);
    keep->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::l, 0, space::l, space::l);
    buttons->addWidget(test);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->addWidget(parts_, 1);
    column->addLayout(buttons);
    resize(760, 440);
    connect(test, &QPushButton::clicked, this, &NotificationsDialog::testRequested);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, [this] {
        Q_EMIT kept(this->settings());
        accept();
    });
}

QWidget* NotificationsDialog::buildRules(const QStringList& environments)
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->addWidget(columnTitle(tr("How")), 0, 1);
    grid->addWidget(columnTitle(tr("From", "how grave at least")), 0, 2);
    grid->addWidget(columnTitle(tr("Environments")), 0, 3);
    for (int i = 0; i < noticeKinds; ++i) {
        const auto kind = NoticeKind(i);
        const auto& known = begun_.rules[std::size_t(i)];
        auto& rule = rules_[std::size_t(i)];
        rule.way = new QComboBox;
        rule.way->setObjectName(QStringLiteral("noticeWay%1").arg(i));
        nameBox(*rule.way, tr("%1: how").arg(noticeKindText(kind)));
        for (const auto way :
             {NoticeRule::Way::Interrupts, NoticeRule::Way::IsListed, NoticeRule::Way::IsIgnored})
            rule.way->addItem(noticeWayText(way), int(way));
        rule.way->setCurrentIndex(int(known.way));
        rule.least = new QComboBox;
        rule.least->setObjectName(QStringLiteral("noticeLeast%1").arg(i));
        nameBox(*rule.least, tr("%1: from which grade on").arg(noticeKindText(kind)));
        for (const auto grade : {NoticeGrade::Info, NoticeGrade::Warning, NoticeGrade::Grave})
            rule.least->addItem(noticeGradeText(grade), int(grade));
        rule.least->setCurrentIndex(int(known.least));
        rule.environments = new QLineEdit(known.environments.join(QStringLiteral(", ")));
        rule.environments->setObjectName(QStringLiteral("noticeEnvironments%1").arg(i));
        rule.environments->setAccessibleName(tr("%1: environments").arg(noticeKindText(kind)));
        rule.environments->setPlaceholderText(
            environments.isEmpty() ? tr("all of them")
                                   : tr("all: %1").arg(environments.join(QStringLiteral(", "))));
        const auto enable = [rule] {
            const bool interrupts = rule.way->currentIndex() == int(NoticeRule::Way::Interrupts);
            rule.least->setEnabled(interrupts);
            rule.environments->setEnabled(interrupts);
        };
        connect(rule.way, &QComboBox::currentIndexChanged, this, enable);
        enable();
        grid->addWidget(new PlainLabel(noticeKindText(kind)), i + 1, 0);
        grid->addWidget(rule.way, i + 1, 1);
        grid->addWidget(rule.least, i + 1, 2);
        grid->addWidget(rule.environments, i + 1, 3);
    }
    grid->setColumnStretch(3, 1);
    auto* note =
        new PlainLabel(tr("What does not interrupt by its rule is still listed. Many things at once, or "
                          "within a minute, are one notice."));
    note->setWordWrap(true);
    note->setRole(PlainLabel::Role::Muted);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::m);
    column->addLayout(grid);
    column->addWidget(note);
    column->addStretch(1);
    return page;
}

QWidget* NotificationsDialog::buildHistory()
{
    auto* table = new LineTable(QStringLiteral("noticeHistory"), tr("What was told"));
    table->setModel(history_);
    auto* delegate = new LineDelegate(table);
    delegate->setMainColumn(NoticeHistoryModel::Title);
    delegate->setMutedColumns({NoticeHistoryModel::At, NoticeHistoryModel::How});
    table->setItemDelegate(delegate);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setColumns({timeColumnWidth(formatLocalTime), 72, 0, 0});
    connect(table, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const auto target = history_->at(index.row()).notice.first.target;
        if (!target.isEmpty())
            Q_EMIT opened(target);
    });
    auto* none = new StateView;
    none->setContent({.kind = StateContent::Kind::Empty,
                      .icon = QStringLiteral("flag"),
                      .title = tr("Nothing was told yet"),
                      .text = tr("Whatever interrupts, is held back or only listed stands here.")});
    historyStack_ = new QStackedWidget;
    historyStack_->addWidget(none);
    historyStack_->addWidget(belowTitle(table));
    return historyStack_;
}

void NotificationsDialog::showHistory(const QList<NoticeRecord>& history)
{
    history_->apply(history);
    historyStack_->setCurrentIndex(history.isEmpty() ? 0 : 1);
}

void NotificationsDialog::showPart(Part part)
{
    parts_->setCurrentIndex(int(part));
}

NoticeSettings NotificationsDialog::settings() const
{
    auto settings = begun_;
    settings.quiet = quiet_->hours();
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        const auto& rule = rules_[i];
        settings.rules[i].way = NoticeRule::Way(rule.way->currentData().toInt());
        settings.rules[i].least = NoticeGrade(rule.least->currentData().toInt());
        settings.rules[i].environments.clear();
        for (const auto& name : rule.environments->text().split(u',', Qt::SkipEmptyParts)) {
            if (!name.trimmed().isEmpty())
                settings.rules[i].environments << name.trimmed();
        }
    }
    return settings;
}

} // namespace ph
