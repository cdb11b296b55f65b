#include "widgets/contracts/ContractPage.h"

#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractRulesView.h"
#include "widgets/contracts/ContractTextView.h"

#include <QFileInfo>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

ContractPage::ContractPage(QWidget* parent, Clock clock)
    : QWidget(parent)
    , title_(new PlainLabel)
    , facts_(new PlainLabel)
    , description_(new PlainLabel)
    , standing_(new Badge)
    , edited_(new Badge)
    , checkButton_(makeButton(QStringLiteral("contractCheckButton"), tr("Check a file…")))
    , remove_(new IconButton(QStringLiteral("edit-delete"), tr("Remove the contract from the shelf")))
    , rules_(new ContractRulesView)
    , text_(new ContractTextView)
    , check_(new ContractCheckView(nullptr, std::move(clock)))
    , tabs_(new QTabWidget)
{
    setObjectName(QStringLiteral("contractPage"));
    tabs_->setObjectName(QStringLiteral("contractTabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(rules_, tr("Rules", "of a contract"));
    tabs_->addTab(text_, tr("Text", "of a contract, YAML"));
    tabs_->addTab(check_, tr("Check", "of a table"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(tabs_, 1);
    connect(remove_, &QToolButton::clicked, this, &ContractPage::removeRequested);
    connect(checkButton_, &QPushButton::clicked, this, &ContractPage::checkFileWanted);
    connect(check_, &ContractCheckView::fileWanted, this, &ContractPage::checkFileWanted);
    connect(rules_, &ContractRulesView::textWanted, this, [this] {
        showPart(Part::Text);
        text_->goToFirstProblem();
    });
    connect(text_, &ContractTextView::editedChanged, this, &ContractPage::showHeader);
    connect(text_, &ContractTextView::readingShown, this, [this] {
        showHeader();
        showRules();
    });
}

QWidget* ContractPage::buildHeader()
{
    title_->setObjectName(QStringLiteral("contractTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    facts_->setObjectName(QStringLiteral("contractAbout"));
    facts_->setRole(PlainLabel::Role::Muted);
    description_->setObjectName(QStringLiteral("contractDescription"));
    standing_->setObjectName(QStringLiteral("contractFrozenBadge"));
    edited_->setObjectName(QStringLiteral("contractEditedBadge"));
    remove_->setObjectName(QStringLiteral("contractRemove"));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{title_, standing_, edited_})
        top->addWidget(part);
    top->addStretch(1);
    top->addWidget(checkButton_);
    top->addWidget(remove_);
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(space::l, space::s, space::l, space::xs);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(facts_);
    column->addWidget(description_);
    return head;
}

void ContractPage::open(const ShelvedContract& kept, const QList<FeatureDispute>& disputes)
{
    const bool isAnother = kept.file != kept_.file;
    kept_ = kept;
    disputes_ = disputes;
    if (isAnother) {
        check_->showStart();
        showPart(kept.contract ? Part::Rules : Part::Text);
    }
    text_->open({kept.text, kept.file, kept.text});
    showHeader();
    showRules();
}

void ContractPage::openNew(const QByteArray& text)
{
    kept_ = {};
    check_->showStart();
    text_->open({text, {}, {}});
    showPart(Part::Text);
    showHeader();
}

void ContractPage::setDisputes(const QList<FeatureDispute>& disputes)
{
    disputes_ = disputes;
    showHeader();
    showRules();
}

void ContractPage::select(const QString& column)
{
    showPart(Part::Rules);
    rules_->select(column);
    rules_->setFocus();
}

const std::optional<DataContract>& ContractPage::contract() const
{
    // Until the text has been read, what the shelf said of it.
    return text_->reading().contract || !text_->reading().problems.isEmpty() ? text_->reading().contract
                                                                             : kept_.contract;
}

QString ContractPage::name() const
{
    if (const auto& now = contract(); now && !now->name.isEmpty())
        return now->name;
    if (kept_.contract)
        return kept_.contract->name;
    return kept_.file.isEmpty() ? tr("New contract") : QFileInfo(kept_.file).fileName();
}

void ContractPage::showPart(Part part)
{
    tabs_->setCurrentIndex(int(part));
}

void ContractPage::showHeader()
{
    const auto& now = contract();
    title_->setText(name());
    QStringList facts;
    const auto fact = [&facts](const QString& words, const QString& value) {
        if (!value.isEmpty())
            facts.append(words.arg(value));
    };
    if (now) {
        fact(tr("Team %1"), now->team);
        fact(tr("Owner %1"), now->owner);
        fact(tr("Data set %1"), now->dataset);
        if (facts.isEmpty())
            facts.append(tr("It names no team, owner or data set."));
    } else {
        fact(QStringLiteral("%1"), kept_.file);
    }
    facts_->setText(facts.join(QStringLiteral("   ·   ")));
    facts_->setToolTip(plainToolTip(kept_.file));
    description_->setText(now ? now->description : QString());
    description_->setVisible(!description_->text().isEmpty());
    const int frozen = now ? int(disputesOf(*now, disputes_).size()) : 0;
    standing_->setBadge(tr("%Ln frozen feature(s)", nullptr, frozen), Tone::Warning);
    standing_->setVisible(frozen > 0);
    edited_->setBadge(kept_.file.isEmpty() ? tr("Not saved") : tr("Edited"), Tone::Accent);
    edited_->setVisible(text_->isEdited());
    checkButton_->setEnabled(now.has_value());
    remove_->setVisible(!kept_.file.isEmpty());
}

void ContractPage::showRules()
{
    if (const auto& now = contract())
        rules_->showContract(*now, disputesOf(*now, disputes_));
    else
        rules_->showUnreadable(text_->reading().problems.isEmpty() ? kept_.problems
                                                                   : text_->reading().problems);
}

} // namespace ph
