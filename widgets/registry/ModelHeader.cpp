#include "widgets/registry/ModelHeader.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/PlainText.h"

#include <QHBoxLayout>

namespace ph {

namespace {
constexpr qsizetype shortDescription = 220;
}

ModelHeader::ModelHeader(Clock clock, QWidget* parent)
    : QWidget(parent)
    , name_(new PlainLabel)
    , kind_(new Badge)
    , seen_(new AgeLabel(nullptr, std::move(clock)))
    , link_(new CopyLink(QStringLiteral("modelLink")))
    , facts_(new PlainLabel)
    , description_(new PlainLabel)
    , more_(makeButton(QStringLiteral("modelDescriptionMore"), tr("more"), ButtonKind::Link))
    , tags_(new PlainLabel)
{
    setObjectName(QStringLiteral("modelHeader"));
    name_->setObjectName(QStringLiteral("modelName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    seen_->setObjectName(QStringLiteral("modelSeen"));
    seen_->setPattern(tr("seen %1"));
    seen_->setRole(PlainLabel::Role::Faint);
    facts_->setObjectName(QStringLiteral("modelFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    description_->setObjectName(QStringLiteral("modelDescription"));
    description_->setWordWrap(true);
    description_->setSelectable();
    tags_->setObjectName(QStringLiteral("modelTags"));
    tags_->setRole(PlainLabel::Role::Muted);
    tags_->setTextSize(TextSize::Small);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(name_);
    top->addWidget(kind_);
    top->addStretch(1);
    top->addWidget(seen_);
    top->addWidget(link_);
    auto* words = new QHBoxLayout;
    words->setSpacing(space::s);
    words->addWidget(description_, 1);
    words->addWidget(more_, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(facts_);
    column->addLayout(words);
    column->addWidget(tags_);
    connect(more_, &QPushButton::clicked, this, [this] {
        extent_ = extent_ == Extent::Short ? Extent::Whole : Extent::Short;
        showDescription();
    });
}

void ModelHeader::showModel(const ModelSummary& summary)
{
    const auto& model = summary.model;
    if (name_->text() != model.name())
        extent_ = Extent::Short;
    name_->setText(model.name());
    kind_->setBadge(modelKindText(model.kind), Tone::Neutral);
    seen_->setTime(model.seenMs);
    link_->setLink(placeLink({PlaceLink::Kind::Model, summary.connection, model.name()}));
    QStringList facts{summary.connection};
    const auto aliases = aliasesText(model);
    facts << (aliases.isEmpty() ? tr("no alias") : aliases);
    facts << tr("updated %1").arg(formatLocalTime(model.updatedMs));
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    whole_ = model.description.trimmed();
    showDescription();
    QStringList tags;
    for (const auto& tag : model.tags)
        tags << tag.key + QStringLiteral(": ") + tag.value.simplified();
    tags_->setText(tags.join(QStringLiteral("   ")));
    tags_->setAccessibleName(tr("Tags: %1").arg(listText(tags)));
    tags_->setVisible(!tags.isEmpty());
}

void ModelHeader::showDescription()
{
    const bool isLong = whole_.size() > shortDescription || whole_.count(u'\n') > 2;
    description_->setText(
        isLong && extent_ == Extent::Short ? whole_.simplified().left(shortDescription) + u'…' : whole_);
    description_->setVisible(!whole_.isEmpty());
    more_->setVisible(isLong);
    more_->setText(extent_ == Extent::Short ? tr("more") : tr("less"));
}

} // namespace ph
