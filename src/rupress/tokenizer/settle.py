"""All rules after the line model, in the order in which they are applied, with a line on each.

The model sees a few lines around each. What it cannot see is decided here: what the dictionary says, what two lines far
apart say of each other, what the page is as a whole. Rules that find an article or take lines out of one come first;
then the page is asked whether it has an article; the rules of articles come last, for many look at the headline and the
text that the first ones have found. The rules themselves are in `rules/`, a module for each part of a page.

A rule is given all pieces, one a line, and gives them back, some of them relabelled; its name travels with the lines
that it changes as their `rule`. `ru/layout_rules.tsv` tells how often each has been right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.presence import has_article
from rupress.tokenizer.rules import (
    authors,
    calendars,
    captions,
    captions_or_text,
    dates,
    decks,
    entry_with_sections,
    front_matter,
    furniture,
    gallery,
    headlines,
    impossible,
    inside_the_text,
    lists,
    live_blogs,
    news_flash,
    next_story,
    only_story,
    pasted,
    readers,
    related,
    run_under_a_title,
    talks,
    text_under_its_title,
    two_titles,
)

_LIST = {
    "headline": "ticker_title",
    "deck": "ticker_teaser",
    "body": "ticker_teaser",
    "subhead": "ticker_head",
    "byline": "ticker_time",
}
"""What the parts of an article are on a page that has none."""


def settle(
    pieces: list[Piece], context: Context, *, front: bool = False, presence: Mapping[str, int] | None = None
) -> list[Piece]:
    """Apply the rules in order.

    Args:
        pieces: one piece a line, as the model labelled them.
        context: what holds for the page.
        front: whether the page is a site's front page, on which a leading story may stand, but seldom all of one.
        presence: weights of what speaks for an article, instead of the package's own.
    """
    pieces = found_anywhere(pieces, context)
    if not has_article(pieces, context, front=front, weights=presence):
        return [changed(p, _LIST[p.label], "no_article") if p.label in _LIST else p for p in pieces]
    for rule in RULES:
        pieces = rule(pieces, context)
    return pieces


def found_anywhere(pieces: list[Piece], context: Context) -> list[Piece]:
    """Apply the rules that hold on any page, from which follows whether it has an article."""
    for rule in ANYWHERE:
        pieces = rule(pieces, context)
    return pieces


Rule = Callable[[list[Piece], Context], list[Piece]]

ANYWHERE: tuple[Rule, ...] = (
    # What is plain by its form, and would be taken for paragraphs.
    front_matter.front_matter,  # «---» / «title: Мост открыли» / «---» over a text in Markdown
    pasted.post_alone,  # «Вечерний Затон» / two paragraphs / «@vecher_zaton», and no more on the page
    pasted.nothing_but_sentences,  # up to fifteen lines, all of them sentences, are text
    calendars.calendar,  # «Ноябрь 2004» / «Пн Вт Ср …» / «1 2 3 …» is no text
    furniture.table_of_contents,  # a list of the headings to come is no text; the headings are headings
    furniture.rows_of_buttons,  # «ПоделитьсяВКонтактеСкопировать ссылку»
    furniture.marked_as_advertising,  # «РЕКЛАМАОкна без переплат»
    readers.poll,  # «Опрос» / «Вам нравится мост?» / answers / «Голосовать»
    readers.post_of_a_network,  # «— Мэрия Самары (@samara) 18 мая 2020 г.» and the post over it
    # Lists that are an article, and articles that are a list.
    live_blogs.live_entries,  # «16:30» / «Вертолёт сел на плато.» / «16:45» / … is the text of a live blog
    lists.stories_in_a_list,  # four items of a list with a linked title and a text each are other stories
    lists.posts_of_a_channel,  # posts one under another, each under the channel's name, with a time
    # Little text that is an article yet; little.py compares these rules.
    news_flash.news_flash,  # a sentence or two under a sure headline and a date
    only_story.only_story,  # one title and one run of sentences on a page with little else
    text_under_its_title.text_under_its_title,  # what stands in one element with the heading that <title> repeats
    run_under_a_title.run_under_a_title,  # in bare text the only sentences in a row under a title and a date
    talks.talk_in_turns,  # «ЛОЗА: Где скворцы?» / «КРОН: В пути.» / «ЛОЗА: Давно?» / …
    gallery.gallery_with_counters,  # a title and a date / «1 / 12» / a caption / «2 / 12» / a caption / …
    entry_with_sections.entry_with_sections,  # a title / the only day / counters / a paragraph / a heading / …
    # What may decide whether there is an article at all.
    headlines.title_the_text_tells,  # no headline was found: the likeliest is one if three paragraphs tell it again
    headlines.title_of_its_trail,  # «Главная » 2013 » Мост открыли» / «20:22» / «Мост открыли»
    furniture.told_to_the_visitor,  # «Мы используем файлы cookie, чтобы …» is neither headline nor text
)
"""What holds on pages without an article, too, in the order of application."""

RULES: tuple[Rule, ...] = (
    pasted.title_over_a_few_sentences,  # «Мост открыли» over nothing but sentences is the headline
    pasted.text_opens_the_page,  # paragraphs / «Что говорят в мэрии» / paragraphs, nothing over them, have no headline
    # What a line cannot be.
    impossible.impossible,  # a menu is no headline, a line of dialogue no caption
    headlines.heading_is_no_caption,  # an <h2> under a picture is the deck or a heading of the text
    # Other stories in the text and after it.
    related.skipped_list,  # «Пропустить Самое популярное и продолжить чтение» / titles / «Конец истории …»
    related.under_related,  # «Читайте также» / a title
    related.linked_title,  # <p><a>Парк открыли</a></p> between paragraphs is another story's title
    related.box_of_related,  # all that stands in one box with «Читайте также»
    related.text_after_related,  # … but a paragraph that goes on with the text
    related.teaser_after_the_end,  # tags / «Вам может быть интересно» / a title / its teaser
    headlines.breadcrumbs,  # «Главная / Новости / Мост открыли» is no second headline
    next_story.next_story,  # a whole story loaded under the article is another one
    # Paragraphs that were taken for something else.
    furniture.notices_have_words,  # a sentence without any word of a notice is none
    inside_the_text.between_paragraphs,  # a paragraph between two paragraphs
    inside_the_text.listings,  # <pre><code>…</code></pre> between two paragraphs
    inside_the_text.spoken_in_the_text,  # «— Привыкли?» / «Почти.» / a paragraph
    inside_the_text.speaks_again,  # «Л. ЦОЙ: Спасибо! Через минуту новости.» after other turns of hers
    inside_the_text.opens_the_text,  # headline / caption / a paragraph / «Реклама» / a paragraph
    inside_the_text.inside_the_text,  # a heading, a short answer, a row of results between two paragraphs
    inside_the_text.lists_in_the_text,  # «Ингредиенты:» / «Мука — 250 г» / … between two paragraphs
    inside_the_text.broken_by_links,  # «Активист» / «Олег Лесной» / «с этим не согласен.» is one sentence
    # Captions and credits.
    captions.credit_at_its_end,  # «Утро на реке. Фото: Анна Ветрова» is a caption
    captions.caption_by_its_date,  # «Открытие моста. 14 июня 2023» under a credit
    captions.caption_twice,  # a line that stands twice in a row: the picture's name and its caption
    captions.source_of_a_picture,  # «Источник: Анна Ветрова» between paragraphs is a credit
    captions.made_for,  # «Анна Ветрова для «Вестника»» is a credit
    captions_or_text.boxed_with_its_caption,  # <div><img><div>Схема опыта</div><div>Там же</div></div>
    captions_or_text.credit_that_tells,  # a paragraph / «С чего я начал» / a paragraph
    captions_or_text.deck_over_the_caption,  # headline / date / sentences / «Утро на реке. Фото: Анна Ветрова»
    captions_or_text.desk_over_its_address,  # «Пресс-служба» / «press@zavod.ru»
    captions.who_is_cited,  # «— Анна Ветрова, мэр» under a quotation is no credit
    captions.under_its_label,  # «Подпись к фото,» / «Вода подошла к домам»
    captions.what_is_seen,  # «На снимке: Илья Громов» is a caption, no credit
    captions.caption_like_the_text,  # a sentence with the markup of paragraphs is one
    captions.deck_over_the_credit,  # headline / deck / credit / caption
    # The headline.
    headlines.title_in_the_markup,  # the <h1> that is the likeliest headline
    headlines.second_wording,  # a longer line under the headline that says the same again
    two_titles.deck_without_headline,  # a deck without a headline over it is the headline
    two_titles.one_headline,  # one headline, with its copies; the rest are decks, headings, other stories
    two_titles.deck_over_the_headline,  # in bare text the upper one of two titles is the headline
    dates.date_over_the_headline,  # the only full date in a list that ends right over the headline
    two_titles.headline_of_the_list,  # … or the last title of that list was taken for the headline
    two_titles.short_title,  # «Аптека на колёсах» over its deck is no rubric
    headlines.headline_goes_on,  # «Мост через реку:» / «кто его построил»
    headlines.title_of_the_page,  # «Мост открыли — Северный вестник» in the first line
    # The deck.
    decks.decks_in_a_row,  # three decks are text
    decks.field_is_no_deck,  # «Тематика: Безопасность» / «Ведомство: Министерство лесов»
    decks.deck_under_the_byline,  # a sentence under the date is text if a deck stands over it
    decks.deck_after_the_text,  # decks stand in the head
    decks.deck_like_the_text,  # a deck with the markup of the paragraphs is the first of them
    decks.dateline_opens_the_text,  # «ЯКУТСК, 3 мая – …» is the first paragraph
    lists.before_the_article,  # running text over the headline belongs to a list or a menu
    readers.who_comments,  # «12 комментариев» / «Анна Ветрова 5 мар 2021» / what she says
    # Dates.
    dates.date_of_related,  # a date under the title of a related story is that story's
    dates.clock_over_the_headline,  # «Ипотека без нервов» / «Сегодня, 14:05» / «1 902» / «Общество» / headline
    dates.date_of_the_article,  # «Вчера, 14:20Просмотров: 7» near the headline, if there is no other date
    dates.date_of_the_visit,  # «Понедельник, 21 сентября» in the site's head is today's
    dates.date_after_the_text,  # «Опубликован в газете … от 3 мая»
    dates.date_behind_the_text,  # a date alone right after the text, if there is no other
    dates.clock_beside_the_date,  # «18 мая 2020» / «15:50»
    # Authors.
    authors.author_with_role,  # «Роман Лесной (редактор отдела науки)»
    authors.parts_of_a_broadcast,  # «Гость: Анна Ветрова, геолог» / «Ведущий: Илья Громов»
    authors.author_beside_the_article,  # a name alone right after the text, or beside the date
    authors.whom_to_call,  # «Контакты для прессы:» / «Анна Ветрова» / «press@zavod.ru»
    authors.says_no_author,  # «Нажать Наверх», «31 комментарий» are no authors
    authors.staff_in_the_foot,  # «Редактор» / «Инна Громова» / «954-047» behind a dozen lines of menus
    authors.signature,  # «Беседовала Анна Ветрова»
    authors.role_under_the_author,  # «Иван Ветров» / «корреспондент»
    # What is left around the article.
    furniture.called_to_the_reader,  # «Новости читайте в Telegram», «The post Мост открыли appeared first on …»
    furniture.keywords_after_the_text,  # «ПроисшествияВолгаИлья Громов»
    decks.deck_over_the_text,  # the first paragraph, if something sets it apart from the others
    lists.flash_line,  # «МОЛНИЯ 15:48 Мост закрыт из-за шторма»
    lists.timed_under_a_head,  # «Новые статьи» / «Мост открыли Сегодня, 10:15» is an item of a list
    related.related_after_the_article,  # «Читайте также» / titles without times, soon after the text
    readers.between_replies,  # what stands between two «Ответить» is a comment
    readers.answers_of_a_poll,  # «Скорее да» / «79%» / «Скорее нет» / «21%»
)
"""What holds where there is an article, in the order of application."""
