"""The set phrases of the trade: what sites print around articles, by the rule that a reader is told.

One phrase a line, spelled as ``lines.key`` spells it; a final ``*`` lets the line go on.
"""

import re

from transforms.normalize.lines import Line, key

LONGEST_PHRASE_LINE = 240
"""Characters; a longer line is prose or a flattened menu, and no phrase decides about it."""

LINK_LISTS = "related links"
MOST_READ = "most-read list"
TOPICS = "topics and tags"
COMMENTS = "comments"
FOOTER = "footer"
SHARING = "sharing buttons"
NEWSLETTER = "newsletter box"
ACCESS = "sign-in and subscription"
ADVERTISEMENT = "advertisement"
VIDEO = "video and audio player"
NAVIGATION = "navigation"
AUTHOR_BOX = "about the author"
CREDIT = "photo credit"
NOTICE = "notice to readers"
REFERENCES = "references and notes"

PHRASES: dict[str, str] = {
    LINK_LISTS: """
        people are also reading
        in the headlines
        in other headlines
        you can also check*
        read
        look
        icymi
        in photos
        more on*
        before you go
        what matters most*
        skip next section*
        suggested for you
        you might also be interested in
        in case you missed it*
        dont miss
        also on*
        editors note*read*
        suggested reading
        other top stories
        read the full story*
        stories for you
        top picks
        our picks
        have you read*
        read similar*
        read full story
        trending in*
        hot picks
        visual stories
        photostories
        web stories
        related coverage*
        further coverage
        what to watch next
        more top stories
        related
        related article
        related articles
        related topic
        also from*
        other headlines
        you can also watch*
        in pictures
        recommended reading
        go here for*
        related stories
        related story
        related news
        related content
        related posts
        related coverage
        related links
        related reading
        related videos
        also read*
        read also*
        also see*
        see also*
        see more on
        also in this section
        read more
        read more about*
        read more from*
        read more here
        read more news
        read more stories
        read next*
        read this next
        read on
        reads also
        keep reading
        continue reading
        more on this*
        more on this story
        more about
        more
        more like this
        more trending
        more stories
        more story
        more news
        more to read
        more from*
        more for you
        more in*
        more coverage*
        more*headlines
        must read
        dont miss*
        you might also like*
        you may also like*
        you might like
        you may like
        you may also be interested in
        stories you might like
        stories you may like
        recommended
        recommended stories
        recommended reading
        recommended articles
        recommended for you
        recommended videos
        recommended from editorial
        recommended by*
        editors choice
        editors pick
        editors picks
        editor s choice
        editor s picks
        latest news
        latest stories
        latest headlines
        latest videos
        latest video
        latest from*
        latest in*
        latest updates
        latest national stories
        the latest
        just in
        top news
        top news today
        top stories
        todays top stories
        other stories
        other news
        in other news
        from our network
        from our partners
        from around the web
        around the web
        elsewhere on*
        in case you missed it
        new stories on*
        new stories
        up next
        next
        previous
        next article
        next story
        next post
        next up
        previous article
        previous post
        previous story
        what to read next
        what to watch
        sponsored stories
        promoted stories
        promoted content
        explore more
        discover more
        watch next
        watch more
        featured
        featured stories
        popular videos
        similar stories
        similar articles
        further reading
        dig deeper
        go deeper
        all news
        """,
    MOST_READ: """
        most read*
        most viewed*
        most popular*
        most shared
        most commented
        most watched
        mostread
        trending
        trending now
        trending stories
        trending news
        trending topics
        whats trending now
        more trending stories
        popular
        popular stories
        popular posts
        popular now
        popular articles
        todays most read
        hot topics
        """,
    TOPICS: """
        add topic
        topics
        topics in this article
        topic
        tags
        tag
        tagged
        tagged with*
        filed under*
        keywords
        related topics
        related tags
        more on these topics
        explore more on these topics
        read more on these topics
        explore these topics
        suggested topics
        follow topic
        click the alert icon*
        follow topics
        follow related authors and topics
        authors and topics you follow*
        in this news
        in this story
        in this article
        in these topics
        companies
        """,
    COMMENTS: """
        comment
        comments
        comments are closed
        house rules
        comments policy
        comment policy
        comments our rules
        comment guidelines
        community guidelines
        click to comment
        read comments
        we welcome reader comments*
        please understand that comments*
        comments closed
        view comments
        view
        show comments
        hide comments
        add comment
        add a comment
        post a comment
        post comment
        leave a comment
        leave a reply
        leave comment
        all comments
        top comments
        read comments
        load comments
        join the conversation
        join the discussion
        join our commenting forum
        start the conversation
        have your say
        discussion
        no comments*
        be the first to comment*
        would you like to comment on this article*
        what do you think*
        your email address will not be published*
        you must be logged in*
        log in to comment*
        please read our comment*
        share or comment on this article*
        jump to comments
        comments have to be*
        """,
    FOOTER: """
        this service may include material from*
        we acknowledge aboriginal*
        this website follows*
        this material may not be published*
        all rights reserved this material*
        show more stories
        about us
        contact us
        contact
        advertise
        advertise with us
        advertise here
        terms
        terms of use
        terms of service
        terms conditions*
        terms and conditions*
        privacy
        privacy policy*
        cookie policy
        cookie settings
        cookies
        back to top
        return to top
        top of page
        all rights reserved*
        copyright*
        site map
        sitemap
        site index
        follow us*
        connect with us
        find us*
        our standards*
        footer*
        go to footer
        skip footer*
        careers
        work with us
        our apps
        download our app
        download the app
        get the app
        get in touch
        editorial code*
        code of ethics
        corrections*
        report an error
        report an editorial error
        report a technical issue
        report error
        report a mistake
        found a mistake*
        spotted an error*
        suggest a correction
        reuse this content
        license this content
        licensing
        permissions
        purchase licensing rights*
        reprints
        republish this article*
        use of materials*
        accessibility
        accessibility help
        powered by*
        registered office*
        secondary links
        bottom links
        help
        help centre
        help center
        faq
        faqs
        secure drop
        securedrop
        submit a news tip
        send us a tip
        got a tip*
        got a story*
        do you have a story*
        do you have a tip*
        do you know more*
        """,
    SHARING: """
        change text size*
        gift*articles*
        kindly share*story
        share this story
        short url
        share this with*
        spread the word*
        aa
        small
        medium
        large
        increase article font size
        descrease article font size
        decrease article font size
        share this item on*
        send this page to*
        more sharing options
        reprints and permissions
        add*on google
        download pdf
        cite this article
        save to my reading list
        save log in register*
        log in register or subscribe to save*
        share
        sharesave
        share save
        shares
        save
        share this*
        share on*
        share via*
        share current article*
        share article
        share options
        share comments
        share to*
        share link
        share full article
        share current article*
        link copied*
        copy link
        copied
        copy url
        email
        e mail
        email link
        email this*
        email article
        print
        print this*
        print article
        printer friendly*
        text size
        font size
        facebook
        twitter
        x
        whatsapp
        linkedin
        reddit
        pinterest
        tumblr
        telegram
        messenger
        flipboard
        bluesky
        threads
        instagram
        youtube
        snapchat
        tiktok
        vk
        social sharing
        gift this article
        gift article
        gift
        bookmark
        save article
        save this*
        save for later
        read later
        see all
        like
        tweet
        retweet
        listen
        a
        add as preferred*
        add as a preferred*
        add us as*
        add*as a trusted source
        add*as preferred source*
        google preferred source*
        set preferred source
        preferred source on google
        follow
        followed
        following
        follow on google*
        follow us on google*
        get us in your feed
        like us on*
        find us on*
        post
        send
        comment on this article*
        """,
    NEWSLETTER: """
        stay updated*
        stay informed
        keep updated*
        sign me up*
        im in
        protected by*
        contact me with news*
        receive email from us*
        by submitting your information*
        the email you need*
        get daily*news
        get the latest*inbox
        get our local newsletter*
        start the day with*
        get breaking*news*
        sign up
        sign up now*
        sign up here*
        sign up to*
        sign up for*
        signup
        get our*
        get the latest*newsletter*
        get the latest*inbox*
        get more*inbox*
        subscribe to our*
        subscribe to the*
        subscribe our newsletter
        subscribe to*newsletter*
        newsletter
        newsletters
        newsletter sign up
        free weekly newsletter
        free daily newsletter
        free newsletter
        weekly newsletter
        daily newsletter
        enter your email*
        enter email*
        your email address
        email address
        invalid email
        something went wrong*
        more newsletters
        get the biggest*inbox*
        for all the latest*inbox*
        for all latest news*
        subscribe invalid email
        e mail address
        by signing up*
        by subscribing*
        by clicking*
        by entering your email*
        by providing your email*
        by submitting*
        by joining*
        i agree to*
        i would like to be emailed*
        i have read and accept*
        this site is protected by*
        privacy notice*
        skip past newsletter*
        after newsletter promotion
        interested in more newsletters*
        browse here
        thanks for signing up*
        thank you for subscribing*
        thank you for registering
        thank you
        unsubscribe*
        for more information see our privacy*
        no spam*
        stay up to date*
        """,
    ACCESS: """
        please subscribe*
        you have full access to this article*
        access through your institution*
        access options
        change institution
        buy or subscribe
        rent or buy this article*
        prices vary by article type
        log in register or subscribe*
        subscribe
        subscribe now*
        subscribe for*
        subscribe today*
        subscribe to read*
        subscribe to continue*
        subscribe to unlock*
        subscriber only*
        subscribers only
        for subscribers*
        sign in
        sign in or*
        sign in to*
        signin
        signed in*
        sign out
        login
        log in
        log in to*
        log in subscribe
        logout
        log out
        register
        register now
        register for*
        register sign in*
        register to*
        create an account*
        create a free account*
        create account
        create your*
        already a subscriber*
        already subscribed*
        already have an account*
        dont have an account*
        my account
        your account
        my news
        my profile
        this content is reserved*
        this article is free to read*
        this article is for*subscribers*
        this story is for*subscribers*
        premium
        unlock*
        start your free trial*
        start your subscription*
        try for free*
        view more offers
        view offers
        view plans
        or
        or sign*
        or register*
        or log in*
        continue
        you can save this article*
        support local journalism
        create a free account*
        registration is*
        activate your*
        if you are a*subscriber*
        to continue reading*
        continue reading with*
        get unlimited*
        unlimited online access*
        access articles*
        exclusive articles*
        enjoy additional articles*
        share your thoughts and join*
        get email updates*
        you can manage*
        youve reached*
        looks like youve reached*
        support us
        support quality journalism*
        support local journalism*
        support independent journalism*
        support our*
        donate
        donate now
        become a member*
        please refresh the page*
        want to bookmark*
        subscribealready subscribed*
        please log in*
        password
        forgot password*
        first name
        last name
        year of birth
        you need to be a subscriber*
        """,
    ADVERTISEMENT: """
        advertisement*
        advertising
        ad
        ads
        ad feedback
        sponsored
        sponsored by*
        sponsored content
        sponsor message
        promoted
        paid content
        paid post
        partner content
        story continues below*
        article continues below*
        article continues after*
        story continues after*
        continue reading the main story
        continues below advertisement
        scroll to continue*
        this advertisement has not loaded*
        remove ads*
        why am i seeing this
        skip advertisement
        skip ad
        this article contains affiliate links*
        article content
        buy now
        buy alternative
        price at
        shop now
        """,
    VIDEO: """
        this is read by an automated voice*
        to display this content*
        add to playlist
        download
        listen duration*
        watch
        watch here
        watch the video
        watch*below
        meanwhile watch*
        listen to*below
        watch live
        watch now
        play video
        play
        pause
        mute
        unmute
        video
        videos
        back to video
        now playing*
        now playing next
        live
        live tv
        loading
        loaded
        video player
        video unavailable
        we apologize but this video*
        try refreshing your browser*
        tap here to see*
        listen to this article*
        listen to article*
        listen to this story*
        listen live
        listen now
        audio
        this audio is*
        your browser does not support*
        remote video url
        media caption*
        main news image
        image caption*
        view image in fullscreen
        open this photo in gallery*
        view gallery
        open image in gallery
        open gallery
        photo gallery
        open gallery view
        show more
        show less
        headshot
        gallery
        expand
        enlarge
        fullscreen
        full screen
        close
        lead art block*
        opens in new window
        scroll down*for*
        hide caption
        toggle caption
        duration*
        """,
    NAVIGATION: """
        headline link
        sort by
        show full article
        table of contents
        hide footnote
        show footnote
        home
        menu
        main menu
        search
        search*
        perform search
        sections
        more sections
        categories
        breadcrumb trail links
        breadcrumb*
        skip to*
        skip navigation*
        jump to*
        jump directly to*
        go to navigation
        go to main content
        go to search
        go to accessibility shortcuts
        close menu*
        open menu
        close search
        accessibility links
        todays paper
        epaper
        e paper
        e edition
        news
        uk edition
        us edition
        international edition
        weather
        """,
    AUTHOR_BOX: """
        note from the author
        a note from the author
        about the author*
        about the authors*
        about the writer
        about author
        more by*
        more from this author
        view all posts by*
        see all articles by*
        all articles by*
        view profile
        author profile
        author bio
        author
        authors
        author of the article
        journalist
        reporter
        contributor
        with files from*
        with reporting by*
        additional reporting by*
        reporting by*
        edited by*
        editing by*
        contact the author*
        follow the author*
        """,
    REFERENCES: """
        references
        references and notes
        footnotes
        reference
        endnotes
        bibliography
        download references
        author information
        google scholar
        pubmed google scholar
        """,
    CREDIT: """
        buy photo
        buy photos
        buy this photo
        """,
    NOTICE: """
        this is a breaking*
        this is a developing*
        this story is being updated*
        this is a live blog*
        this story has been updated*
        this article has been updated*
        this article was updated*
        this article was first published*
        this article was originally published*
        this story was originally published*
        a version of this article*
        this report by*
        editors note this*
        this story has been corrected*
        this article has been corrected*
        this story was corrected*
        disclosure statement
        we believe in the free flow of information
        republish our articles*
        our website is the place*
        for more stories like this*
        for more news*
        get in touch with our*
        email us at*
        contact us at*
        follow*google news*
        follow*on twitter*
        follow*on facebook*
        follow*on instagram*
        follow*on x
        follow*on x at*
        follow*on whatsapp*
        follow*on telegram*
        follow*for the latest*
        follow*for more*
        join our whatsapp*
        join us on whatsapp*
        download*app now*
        click here to*
        click here for*
        tap here*
        summary
        we use cookies*
        this website uses cookies*
        this site uses cookies*
        accept
        accept all
        reject all
        manage cookies
        cookie preferences
        skip to content
        """,
}

_LINK_LABEL = frozenset({LINK_LISTS, MOST_READ, TOPICS})


def _tables() -> tuple[dict[str, str], dict[str, list[tuple[str, str, str]]]]:
    exact: dict[str, str] = {}
    open_ended: dict[str, list[tuple[str, str, str]]] = {}
    for rule, block in PHRASES.items():
        for phrase in filter(None, map(str.strip, block.splitlines())):
            if "*" not in phrase:
                exact.setdefault(phrase, rule)
                continue
            head, middle, _ = (*phrase.split("*"), "")[:3] if phrase.count("*") > 1 else (*phrase.split("*"), "")
            open_ended.setdefault(head.split()[0], []).append((head, middle, rule))
    return exact, open_ended


_EXACT, _OPEN = _tables()
_LABELS = frozenset({LINK_LISTS, MOST_READ, TOPICS, VIDEO, NEWSLETTER})
_NEW_WINDOW = " opens in new window"
"""What is read out to the blind behind a button."""
_LABEL_MARK = re.compile(r"([^:|]{2,32}?)\s*[:|]\s*(?=\S)")
_SET_APART = re.compile(r"\s*[:|]")


def phrase_rule(line: Line) -> str | None:
    """Name the rule whose set phrase the line is or begins with."""
    if len(line.text) > LONGEST_PHRASE_LINE or not line.key:
        return None
    rule = _EXACT.get(line.key.removesuffix(_NEW_WINDOW))
    if rule is not None:
        return rule
    prose = line.terminated and line.words > 8
    labelled = _labelled(line)
    if labelled:
        return labelled
    for head, middle, found in _OPEN.get(line.key.split(" ", 1)[0], ()):
        if line.key.startswith(head) and middle in line.key[len(head) :] and not (prose and _vague(line, head, middle)):
            return found
    return None


def _labelled(line: Line) -> str | None:
    """The rule of a label that a colon or bar sets apart from a headline ("Read more: …", "WATCH | …")."""
    mark = _LABEL_MARK.match(line.text)
    rule = _EXACT.get(key(mark[1])) if mark else None
    return rule if rule in _LABELS and not (line.terminated and line.words > 12) else None


def _vague(line: Line, head: str, middle: str) -> bool:
    """A sentence may well begin with one or two of these words, unless a colon or bar sets them apart."""
    return not middle and head.count(" ") < 2 and not _SET_APART.match(line.text, len(head))


def opens_links(line: Line, rule: str | None) -> bool:
    """Whether the line is the heading of a list of links, rather than a link itself."""
    return rule in _LINK_LABEL and line.words <= 6 and not _LABEL_MARK.match(line.text)
